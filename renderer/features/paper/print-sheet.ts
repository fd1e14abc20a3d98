/** Sends the sheet that stands on the page to the print of the system; paper.module.css hides everything else. */
export function printSheet(): void {
  window.print();
}
