package de.medicalhub.portal.discharge.entity;

import java.io.Serializable;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** What is typed when a discharge moves to another date; nothing in it is valid yet. Times are Europe/Berlin. */
public class MoveDraft implements Serializable {
    private @Nullable LocalDateTime planned;
    private @Nullable LocalDateTime confirmBy;
    private @Nullable LocalDateTime followUp;
    private @Nullable String consult;
    private @Nullable String reason;
    private @Nullable String comment;

    public @Nullable LocalDateTime getPlanned() {
        return planned;
    }

    public void setPlanned(@Nullable LocalDateTime planned) {
        this.planned = planned;
    }

    public @Nullable LocalDateTime getConfirmBy() {
        return confirmBy;
    }

    public void setConfirmBy(@Nullable LocalDateTime confirmBy) {
        this.confirmBy = confirmBy;
    }

    public @Nullable LocalDateTime getFollowUp() {
        return followUp;
    }

    public void setFollowUp(@Nullable LocalDateTime followUp) {
        this.followUp = followUp;
    }

    /** What becomes of a consultation that stands in a calendar: keep, ask-practice, or a start in Europe/Berlin. */
    public @Nullable String getConsult() {
        return consult;
    }

    public void setConsult(@Nullable String consult) {
        this.consult = consult;
    }

    public @Nullable String getReason() {
        return reason;
    }

    public void setReason(@Nullable String reason) {
        this.reason = reason;
    }

    public @Nullable String getComment() {
        return comment;
    }

    public void setComment(@Nullable String comment) {
        this.comment = comment;
    }
}
