import type { MaterialSource } from "../source";

/** Why PDF.js asks, as its `PasswordResponses` say it. */
const needed = 1;

/** Answers PDF.js when it asks for a file's password: with the typed one, else with the one that was kept. */
export class PasswordAnswers {
  readonly #source: Pick<MaterialSource, "password">;
  readonly #typed: string | null;
  #given = false;

  constructor(source: Pick<MaterialSource, "password">, typed: string | null) {
    this.#source = source;
    this.#typed = typed;
  }

  /** Gives the password, or says by `wanted` that a person has to be asked: there is none, or it was wrong. */
  answer(give: (password: string) => void, reason: number, wanted: () => void): void {
    if (reason !== needed) {
      wanted();
      return;
    }
    this.#password().then(
      (password) => {
        this.#given = password !== null;
        if (password === null) wanted();
        else give(password);
      },
      (error: unknown) => {
        console.error("the kept password could not be read", error);
        wanted();
      },
    );
  }

  /** The file is open: a password that was typed for it is kept. One that cannot be kept is asked for again. */
  opened(): void {
    if (!this.#given || this.#typed === null) return;
    this.#source.password
      ?.keep(this.#typed)
      .catch((error: unknown) => console.error("the password could not be kept", error));
  }

  async #password(): Promise<string | null> {
    return this.#typed ?? (await this.#source.password?.get()) ?? null;
  }
}
