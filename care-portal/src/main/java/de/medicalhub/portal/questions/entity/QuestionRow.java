package de.medicalhub.portal.questions.entity;

/**
 * A questionnaire that waits for the patient.
 *
 * @param task that asks for it
 * @param begun whether answers have been kept already
 * @param early whether it is about the time at home, and that is still to come
 */
public record QuestionRow(String task, String title, boolean begun, boolean early) {
    public boolean isEarly() {
        return early;
    }

    public boolean isBegun() {
        return begun;
    }
}
