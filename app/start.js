// Starts the page: loads the program that Trunk named on this script's tag, then takes the waiting line away.
// It is a file of its own because the page's policy allows no inline script.
const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
const waiting = document.getElementById("start");

// The waiting line stands in the page in each language; one of them is shown.
const french = navigator.language.toLowerCase().startsWith("fr");
for (const line of document.querySelectorAll(".start [lang]")) {
  line.hidden = (line.lang === "fr") !== french;
}

try {
  const page = await import(new URL(js, document.baseURI));
  await page.default({ module_or_path: new URL(wasm, document.baseURI) });
} catch (cause) {
  document.getElementById("start-failed").hidden = false;
  document.getElementById("start-cause").textContent = String(cause);
  throw cause;
} finally {
  waiting.remove();
}
