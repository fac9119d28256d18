package de.medicalhub.portal.questions.entity;

/**
 * One answer to choose.
 *
 * @param value what is sent; its place among the options
 */
public record Option(String value, String label, boolean chosen) {
    public boolean isChosen() {
        return chosen;
    }
}
