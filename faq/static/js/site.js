// Small comforts on top of pages that work without any script:
// copy an address, open the device's share sheet, count characters.

document.documentElement.classList.add("js");

const sayBeside = (element, text) => {
  const place = element.closest(".share")?.querySelector("[role=status]");
  if (place) place.textContent = text;
};

const selectAddress = (button) => {
  const link = button.closest(".share")?.querySelector(".share__address a");
  if (link) getSelection().selectAllChildren(link);
};

const copy = async (button) => {
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    sayBeside(button, button.dataset.copied);
  } catch {
    // No clipboard (plain http, or the reader said no): mark the address to copy by hand.
    selectAddress(button);
  }
};

const share = async (button) => {
  try {
    await navigator.share({ title: button.dataset.title, url: button.dataset.share });
  } catch {
    // Closing the share sheet is not a fault.
  }
};

for (const button of document.querySelectorAll("[data-copy]")) {
  button.addEventListener("click", () => copy(button));
}

if (navigator.share) {
  for (const button of document.querySelectorAll("[data-share]")) {
    button.hidden = false;
    button.addEventListener("click", () => share(button));
  }
}

for (const line of document.querySelectorAll("[data-count-for]")) {
  const box = document.getElementById(line.dataset.countFor);
  const number = line.querySelector("[data-count]");
  const most = Number(line.dataset.countMax);
  const update = () => {
    // Count characters as the server does: by code point, not by UTF-16 half.
    const used = [...box.value].length;
    number.textContent = used;
    line.classList.toggle("field__count--over", used > most);
  };
  if (box && number) {
    box.addEventListener("input", update);
    update();
  }
}
