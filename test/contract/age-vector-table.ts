/** At which step a reader of ours leaves a vector. */
export type AgeStep =
  /** Not an age header at all, or one against its grammar. */
  | "malformed"
  /** Another stanza than the one that a file of this format has. */
  | "stanza"
  /** The stanza is the key's, or would be, and does not hold: its point, its work factor, the header's MAC. */
  | "key"
  /** For someone else. */
  | "nobody"
  /** No payload has this size. */
  | "size"
  /** The last chunk, which is opened first, is not authentic. */
  | "opening"
  /** An earlier chunk is not, when it is read. */
  | "reading"
  | "opened";

const words = (text: string) => text.trim().split(/\s+/);

/** Every vector by its step. */
export const ageSteps: Readonly<Record<AgeStep, readonly string[]>> = {
  malformed: words(`
    armor_crlf armor_empty armor_empty_last_line armor_empty_line_begin armor_empty_line_end
    armor_eol_between_padding armor_full_last_line armor_garbage_encoded armor_garbage_leading
    armor_garbage_trailing armor_header_crlf armor_headers armor_hybrid armor_invalid_character_header
    armor_invalid_character_payload armor_long_line armor_lowercase armor_no_end_line armor_no_eol armor_no_match
    armor_no_padding armor_not_canonical armor_pgp_checksum armor_scrypt armor_short_line armor_whitespace_begin
    armor_whitespace_end armor_whitespace_eol armor_whitespace_last_line armor_whitespace_line_start
    armor_whitespace_outside armor_wrong_type armor_x25519
    empty header_crlf version_unsupported
    hmac_extra_space hmac_garbage hmac_missing hmac_no_space hmac_not_canonical hmac_trailing_space hmac_truncated
    hybrid_not_canonical_body scrypt_not_canonical_body x25519_not_canonical_body
    stanza_bad_start stanza_base64_padding stanza_empty_argument stanza_invalid_character stanza_long_line
    stanza_missing_body stanza_missing_final_line stanza_multiple_short_lines stanza_no_arguments
    stanza_not_canonical stanza_spurious_cr`),
  stanza: words(`
    hybrid hybrid_and_x25519 hybrid_bad_tag hybrid_currupted_enc_mlkem hybrid_currupted_enc_x25519
    hybrid_extra_argument hybrid_grease hybrid_identity hybrid_long_file_key hybrid_long_share hybrid_low_order
    hybrid_multiple_recipients hybrid_no_match hybrid_not_canonical_enc hybrid_short_share hybrid_uppercase
    hybrid_x25519_arg
    scrypt_and_x25519 scrypt_double scrypt_extra_argument scrypt_long_file_key scrypt_not_canonical_salt
    scrypt_salt_long scrypt_salt_missing scrypt_salt_short scrypt_uppercase scrypt_work_factor_missing
    stanza_empty_body stanza_empty_last_line stanza_valid_characters
    x25519_extra_argument x25519_grease x25519_long_file_key x25519_long_share x25519_lowercase
    x25519_multiple_recipients x25519_not_canonical_share x25519_short_share`),
  key: words(`
    hmac_bad
    scrypt_work_factor_23 scrypt_work_factor_hex scrypt_work_factor_leading_garbage scrypt_work_factor_leading_plus
    scrypt_work_factor_leading_zero_decimal scrypt_work_factor_leading_zero_octal scrypt_work_factor_negative
    scrypt_work_factor_overflow scrypt_work_factor_trailing_garbage scrypt_work_factor_zero
    x25519_identity x25519_low_order`),
  nobody: words("scrypt_bad_tag scrypt_no_match scrypt_work_factor_wrong x25519_bad_tag x25519_no_match"),
  size: words(`
    stream_last_chunk_empty stream_missing_tag stream_no_chunks stream_no_nonce stream_short_chunk
    stream_short_nonce stream_short_second_chunk stream_trailing_garbage_short`),
  opening: words(`
    stream_bad_tag stream_bad_tag_second_chunk stream_bad_tag_second_chunk_full stream_no_final
    stream_no_final_full stream_no_final_two_chunks stream_no_final_two_chunks_full stream_trailing_garbage_long
    stream_two_final_chunks_short`),
  reading: words("stream_two_final_chunks stream_two_final_chunks_full stream_two_final_chunks_second"),
  opened: words(`
    scrypt x25519 stream_257_chunks stream_257_chunks_full stream_258_chunks stream_empty_payload
    stream_last_chunk_full stream_last_chunk_full_second stream_three_chunks stream_two_chunks`),
};

const armored = "files of the format are binary: armor is not age's header";
const several = "a file of the format has exactly one stanza";
const hybrid = "the format knows X25519 and scrypt only: age 1.1 must open it";
const unknown = "a stanza of another type is not passed over: the file is for nobody of the format";

/** The vectors that age itself would open, or leave as someone else's, and that this format refuses: each with the reason. */
export const notOfThisFormat: Readonly<Record<string, string>> = {
  armor_crlf: armored,
  armor_full_last_line: armored,
  armor_hybrid: armored,
  armor_no_eol: armored,
  armor_no_match: armored,
  armor_scrypt: armored,
  armor_whitespace_outside: armored,
  armor_x25519: armored,
  hybrid,
  hybrid_and_x25519: several,
  hybrid_bad_tag: hybrid,
  hybrid_currupted_enc_mlkem: hybrid,
  hybrid_currupted_enc_x25519: hybrid,
  hybrid_grease: several,
  hybrid_multiple_recipients: several,
  hybrid_no_match: hybrid,
  hybrid_uppercase: unknown,
  scrypt_uppercase: unknown,
  stanza_empty_body: several,
  stanza_empty_last_line: several,
  stanza_valid_characters: several,
  x25519_grease: several,
  x25519_lowercase: unknown,
  x25519_multiple_recipients: several,
};
