package de.medicalhub.portal.medication.entity;

import java.util.List;

/**
 * A plan that was read, as the page shows it in the reader's language.
 *
 * @param page what stands on paper, all pages of the print as one
 * @param notes what is wrong, missing or remarkable
 */
public record PlanView(PrintedPage page, List<Note> notes) {
    public PlanView {
        notes = List.copyOf(notes);
    }

    /**
     * One thing to look at.
     *
     * @param grave whether the plan should not be handed on like this
     */
    public record Note(boolean grave, String sentence) {}

    /** One line that differs between two plans. */
    public record Changed(String kind, String line, List<String> changes) {
        public Changed {
            changes = List.copyOf(changes);
        }
    }
}
