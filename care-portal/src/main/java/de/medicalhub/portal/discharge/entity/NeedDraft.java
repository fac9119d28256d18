package de.medicalhub.portal.discharge.entity;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** What is decided about one support while the form is typed. */
public class NeedDraft implements Serializable {
    private @Nullable String answer;
    private @Nullable String reason;
    private @Nullable String organisation;
    private @Nullable String note;

    /**
     * @param answer needed, not-needed or declined; null if nobody has decided
     */
    public NeedDraft(@Nullable String answer) {
        this.answer = answer;
    }

    public @Nullable String getAnswer() {
        return answer;
    }

    public void setAnswer(@Nullable String answer) {
        this.answer = answer;
    }

    /** Why it is not needed or declined. */
    public @Nullable String getReason() {
        return reason;
    }

    public void setReason(@Nullable String reason) {
        this.reason = reason;
    }

    /** Who is asked to arrange it, {@code Organization/…}; null if the hospital sees to it itself. */
    public @Nullable String getOrganisation() {
        return organisation;
    }

    public void setOrganisation(@Nullable String organisation) {
        this.organisation = organisation;
    }

    /** What is needed. */
    public @Nullable String getNote() {
        return note;
    }

    public void setNote(@Nullable String note) {
        this.note = note;
    }
}
