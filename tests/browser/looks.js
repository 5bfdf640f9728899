// What a pair of eyes, a thumb and a keyboard find wrong with the page as it stands. Each look answers a list of faults.
window.looks = (() => {
  const name = (node) => {
    const own = node.id ? `#${node.id}` : [...node.classList].map((one) => `.${one}`).join("");
    const words = (node.innerText || node.value || "").trim().replace(/\s+/g, " ").slice(0, 24);
    return `${node.tagName.toLowerCase()}${own}${words ? ` "${words}"` : ""}`;
  };
  const shown = (node) => {
    const box = node.getBoundingClientRect();
    const style = getComputedStyle(node);
    return box.width > 0 && box.height > 0 && style.visibility !== "hidden" && !node.closest("[aria-hidden=true]");
  };
  const away = (node) => {
    const box = node.getBoundingClientRect();
    return box.right <= 0 || box.bottom + window.scrollY <= 0 || box.width <= 1 || box.height <= 1;
  };
  const scrolls = (node) => {
    for (let one = node.parentElement; one && one !== document.body; one = one.parentElement) {
      if (["auto", "scroll", "hidden"].includes(getComputedStyle(one).overflowX)) { return true; }
    }
    return false;
  };
  const unfold = () => document.querySelectorAll("details").forEach((one) => { one.open = true; });

  // Nothing reaches beyond the window, and nothing is cut off inside a box that does not scroll.
  const narrow = (width) => {
    const root = document.documentElement;
    const wide = [...document.body.querySelectorAll("*")].filter((node) =>
      shown(node) && !away(node) && !scrolls(node) && node.getBoundingClientRect().right > width + 1);
    const cut = [...document.body.querySelectorAll("*")].filter((node) =>
      shown(node) && !away(node) && getComputedStyle(node).overflowX === "hidden" && node.scrollWidth > node.clientWidth + 1
      && getComputedStyle(node).textOverflow !== "ellipsis" && !node.closest(".visually-hidden, .gw-away"));
    const inmost = wide.filter((node) => !wide.some((other) => other !== node && node.contains(other)));
    const faults = root.scrollWidth > width ? inmost.slice(0, 6).map((node) => `too wide: ${name(node)}`) : [];
    return root.scrollWidth > width && !faults.length ? [`the page is ${root.scrollWidth} px wide`]
      : faults.concat(cut.slice(0, 4).map((node) => `cut off: ${name(node)}`));
  };

  // What a thumb presses: links and controls, each together with its label; a link inside a sentence may be as small as it.
  const PRESSED = "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button]";
  const inSentence = (node) => node.tagName === "A" && getComputedStyle(node).display === "inline"
    && [...node.parentElement.childNodes].some((one) => one.nodeType === 3 && one.data.trim().length > 1);
  const reach = (node) => {
    const boxes = [node, ...(node.labels || [])].filter(shown).map((one) => one.getBoundingClientRect());
    return {
      across: Math.max(...boxes.map((box) => box.right)) - Math.min(...boxes.map((box) => box.left)),
      down: Math.max(...boxes.map((box) => box.bottom)) - Math.min(...boxes.map((box) => box.top)),
    };
  };
  const targets = (least) => [...document.querySelectorAll(PRESSED)]
    .filter((node) => !node.disabled && !inSentence(node) && [node, ...(node.labels || [])].some((one) => shown(one) && !away(one)))
    .map((node) => [node, reach(node)])
    .filter(([, size]) => size.across < least - 0.5 || size.down < least - 0.5)
    .map(([node, size]) => `${Math.round(size.across)} × ${Math.round(size.down)}: ${name(node)}`);

  // What changes in its looks, or in its label's or neighbours', when a control gets the focus.
  const TOLD = ["outlineStyle", "outlineWidth", "outlineColor", "boxShadow", "borderColor", "backgroundColor", "textDecorationLine"];
  const around = (node) => [node, ...(node.labels || []), node.nextElementSibling, node.parentElement].filter(Boolean);
  const looksOf = (node) => around(node).map((one) => {
    const style = getComputedStyle(one);
    return TOLD.map((fact) => (fact.startsWith("outline") && style.outlineStyle === "none" ? "" : style[fact])).join("|");
  }).join("\n");
  const focus = () => [...document.querySelectorAll(`${PRESSED}, [tabindex="0"]`)]
    .filter((node) => !node.disabled && node.tabIndex >= 0 && shown(node))
    .filter((node) => {
      document.activeElement.blur();
      const before = looksOf(node);
      node.focus({ preventScroll: true, focusVisible: true });
      return document.activeElement === node && looksOf(node) === before;
    }).map(name);

  // Everything that is read or read out, but for what says itself to be in another language.
  const HEARD = ["title", "aria-label", "placeholder", "alt", "value"];
  const words = () => {
    const said = [document.title];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      if ((node.closest ? node : node.parentElement).closest("[lang]") !== document.documentElement) { continue; }
      if ((node.closest ? node : node.parentElement).closest("[translate=no]")) { continue; }
      if (node.nodeType === 3) {
        if (!["SCRIPT", "STYLE", "NOSCRIPT"].includes(node.parentElement.tagName)) { said.push(node.data); }
        continue;
      }
      const button = node.tagName === "INPUT" && ["submit", "button"].includes(node.type);
      HEARD.forEach((fact) => (fact !== "value" || button) && node.hasAttribute(fact) && said.push(node.getAttribute(fact)));
      [...node.attributes].filter((one) => one.name.startsWith("data-gw-") && /\s/.test(one.value)).forEach((one) => said.push(one.value));
    }
    return said.map((one) => one.replace(/\s+/g, " ").trim()).filter(Boolean);
  };

  // The frame of every page (frontend.md 3.0 rule 11).
  const frame = (language) => {
    const has = (selector) => document.querySelectorAll(selector).length;
    const skip = document.querySelector("body a[href='#main']");
    return [
      document.documentElement.lang !== language && `lang is ${document.documentElement.lang}`,
      has("meta[name=renderer][content=webkit]") !== 1 && "no renderer",
      has("meta[name=format-detection]") !== 1 && "no format-detection",
      has("h1") !== 1 && `${has("h1")} h1`,
      has("main#main") !== 1 && "no main",
      !/^\S.* · \S.*$/.test(document.title) && `title: ${document.title}`,
      !skip && "no skip link",
      document.querySelector("meta[name=viewport]").content.includes("user-scalable") && "cannot be enlarged",
    ].filter(Boolean);
  };

  // A menu that lies over the page is closed while axe looks at what lies under it.
  const menus = (open) => document.querySelectorAll("details.gw-menu").forEach((one) => { one.open = open; });
  const axe = (tags) => Promise.resolve(menus(false)).then(() => window.axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] }))
    .then((found) => {
      menus(true);
      const told = (one, node) => `${one.id}: ${node.target.join(" ")} | ${node.failureSummary.replace(/\s+/g, " ").slice(0, 240)}`;
      return { held: found.passes.length, faults: found.violations.flatMap((one) => one.nodes.map((node) => told(one, node))) };
    });

  return { axe, narrow, targets, focus, words, frame, unfold };
})();
