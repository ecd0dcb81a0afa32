// Runs in every document before the page's own scripts. MOMENT is replaced by the driver.
{
  // The moment is the case's; the clock goes on from there. Product code has no switch for tests.
  const Real = Date;
  const ahead = Real.parse("MOMENT") - Real.now();
  const now = () => Real.now() + ahead;
  globalThis.Date = new Proxy(Real, {
    apply: () => new Real(now()).toString(),
    construct: (target, given, made) => Reflect.construct(target, given.length ? given : [now()], made),
    get: (target, key) => (key === "now" ? now : Reflect.get(target, key)),
  });

  // Intl asks the real clock when it is given no moment.
  const format = Intl.DateTimeFormat.prototype;
  const { formatToParts } = format;
  const { get: formatter } = Object.getOwnPropertyDescriptor(format, "format");
  format.formatToParts = function (moment = now()) {
    return formatToParts.call(this, moment);
  };
  Object.defineProperty(format, "format", {
    get() {
      const write = formatter.call(this);
      return (moment = now()) => write(moment);
    },
  });

  // Temporal would tell the real day; without it the page does as in browsers that lack it.
  delete globalThis.Temporal;

  const seen = [];
  globalThis.violationsSeen = seen;
  document.addEventListener("securitypolicyviolation", (event) => {
    seen.push(`${event.effectiveDirective}: ${event.blockedURI} (${event.sourceFile}:${event.lineNumber})`);
  });
}
