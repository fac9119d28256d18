package de.medicalhub.portal.discharge.boundary;

import de.medicalhub.portal.calendar.CalendarTimes;
import de.medicalhub.portal.calendar.VisitKind;
import de.medicalhub.portal.discharge.entity.DischargeDraft;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Free times in the calendar of the practice that was chosen; picking one fills the field, typing stays possible (D9). */
@Named("followUpPage")
@RequestScoped
public class FollowUpPage {
    private static final int DAYS = 7;

    @Inject
    private DischargeFormPage form;

    @Inject
    private CalendarTimes calendar;

    private @Nullable List<CalendarTimes.Time> times;
    private @Nullable String picked;

    /** Within seven days after the discharge; empty without a practice or where it keeps no calendar. */
    public List<CalendarTimes.Time> getTimes() {
        List<CalendarTimes.Time> known = times;
        if (known == null) {
            DischargeDraft draft = form.getDraft();
            String gp = draft.getGp();
            LocalDateTime planned = draft.getPlanned();
            known = gp == null || planned == null
                    ? List.of()
                    : calendar.free(gp, VisitKind.VIDEO, planned, planned.plusDays(DAYS));
            times = known;
        }
        return known;
    }

    /** The time that was picked becomes the one of the form. */
    public void pick() {
        String wanted = picked;
        getTimes().stream()
                .map(CalendarTimes.Time::start)
                .filter(start -> start.toString().equals(wanted))
                .findFirst()
                .ifPresent(start -> form.getDraft().setFollowUp(start));
    }

    public @Nullable String getPicked() {
        return picked;
    }

    public void setPicked(@Nullable String picked) {
        this.picked = picked;
    }
}
