package de.medicalhub.portal.rights.entity;

/**
 * One document.
 *
 * @param href where it is read or downloaded
 * @param letter whether it is a page to read
 */
public record DocumentRow(String title, String when, String from, String href, boolean letter) {
    public boolean isLetter() {
        return letter;
    }
}
