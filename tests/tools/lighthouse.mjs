// Judges pages as on a telephone: node lighthouse.mjs BROWSER ADDRESS…
// One browser for all of them; for each page one line of JSON.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const [chromePath, ...addresses] = process.argv.slice(2);
const chromeFlags = ["--headless", "--no-sandbox", "--disable-background-networking", "--disable-quic"];
const onlyCategories = ["performance", "accessibility", "best-practices"];
// Nothing on these pages comes late: there is no need to wait long for it. The rest is Lighthouse's
// own usual setting, a slow telephone on a slow line, simulated.
const quick = {
  pauseAfterFcpMs: 0, pauseAfterLoadMs: 500, networkQuietThresholdMs: 300, cpuQuietThresholdMs: 300,
  disableFullPageScreenshot: true, skipAudits: ["bf-cache", "final-screenshot", "screenshot-thumbnails"],
};

const chrome = await launch({ chromePath, chromeFlags, handleSIGINT: true });
try {
  for (const address of addresses) {
    const options = { port: chrome.port, logLevel: "silent", onlyCategories, ...quick };
    const { lhr } = await lighthouse(address, options);
    const weighty = onlyCategories.flatMap((name) => lhr.categories[name].auditRefs)
      .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score < 1 && lhr.audits[id].score !== null);
    console.log(JSON.stringify({
      address,
      scores: onlyCategories.map((name) => Math.round((lhr.categories[name].score ?? 0) * 100)),
      moved: lhr.audits["cumulative-layout-shift"].numericValue,
      bytes: lhr.audits["total-byte-weight"].numericValue,
      wanting: [
        ...weighty.map(({ id }) => `${id} ${lhr.audits[id].displayValue ?? ""}`.trim()),
        ...(lhr.runtimeError ? [lhr.runtimeError.message] : []),
      ],
    }));
  }
} finally {
  await chrome.kill();
}
