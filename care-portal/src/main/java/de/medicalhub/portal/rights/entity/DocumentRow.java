package de.medicalhub.portal.rights.entity;

/**
 * One document.
 *
 * @param href where it is read or downloaded
 * @param letter whether it is a page to read
 * @param mistake that it was entered by mistake, by whom, when and why; empty if it was not
 * @param older that it was written before the discharge was moved; empty if it was not
 */
public record DocumentRow(
        String title, String when, String from, String href, boolean letter, String mistake, String older) {
    public boolean isLetter() {
        return letter;
    }
}
