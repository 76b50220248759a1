import { keepLockAfter, lockAfterChoices, useLockAfter } from "../lock-after";

/** After how long a seat of this computer locks itself. */
export function LockAfterSection() {
  const chosen = useLockAfter();
  return (
    <fieldset className="vault-choices">
      <legend>自动锁定</legend>
      <p>
        没有人动键盘、鼠标或手写笔时，到时间自动锁定；电脑睡眠或锁屏时马上锁定。锁定前先保存已输入的内容，正在进行的导入、导出、备份先做完。这台电脑上的席位共用这个时间。
      </p>
      <div className="vault-choice-row">
        {lockAfterChoices.map((minutes) => (
          <label key={minutes}>
            <input
              type="radio"
              name="lock-after"
              checked={chosen === minutes}
              onChange={() => keepLockAfter(localStorage, minutes)}
            />
            {minutes} 分钟
          </label>
        ))}
      </div>
    </fieldset>
  );
}
