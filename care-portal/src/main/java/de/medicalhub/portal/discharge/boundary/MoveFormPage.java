package de.medicalhub.portal.discharge.boundary;

import de.medicalhub.portal.calendar.CalendarTimes;
import de.medicalhub.portal.discharge.entity.MoveDraft;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.omnifaces.cdi.ViewScoped;

/** What is typed to move a discharge, and which times were offered with it; it lives in the page, so any node can take over. */
@Named("moveForm")
@ViewScoped(saveInViewState = true)
public class MoveFormPage implements Serializable {
    private MoveDraft draft = new MoveDraft();
    private String planVersion = "";
    private List<String> others = List.of();
    private List<CalendarTimes.Time> times = List.of();
    private @Nullable LocalDateTime proposed;

    public MoveDraft getDraft() {
        return draft;
    }

    public void setDraft(MoveDraft draft) {
        this.draft = draft;
    }

    /** Until when the page has proposed that services answer. */
    public @Nullable LocalDateTime getProposed() {
        return proposed;
    }

    /** Fills in until when services answer. */
    public void propose(@Nullable LocalDateTime deadline) {
        proposed = deadline;
        draft.setConfirmBy(deadline);
    }

    /** Of the plan as this page has shown it. */
    public String getPlanVersion() {
        return planVersion;
    }

    /**
     * From now on this version is known.
     *
     * @param differing what somebody else has changed meanwhile, in sentences
     */
    public void know(String version, List<String> differing) {
        planVersion = version;
        others = List.copyOf(differing);
    }

    public List<String> getOthers() {
        return others;
    }

    /** Free times of the practice's calendar for the consultation, as they were shown. */
    public List<CalendarTimes.Time> getTimes() {
        return times;
    }

    public void setTimes(List<CalendarTimes.Time> times) {
        this.times = List.copyOf(times);
    }
}
