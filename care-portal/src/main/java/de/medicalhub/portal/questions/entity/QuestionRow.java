package de.medicalhub.portal.questions.entity;

/**
 * A questionnaire that waits for the patient.
 *
 * @param task that asks for it
 * @param begun whether answers have been kept already
 */
public record QuestionRow(String task, String title, boolean begun) {
    public boolean isBegun() {
        return begun;
    }
}
