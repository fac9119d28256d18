package de.medicalhub.portal.calendar.boundary;

import de.medicalhub.common.security.Role;
import de.medicalhub.common.time.HubClock;
import de.medicalhub.portal.calendar.control.Bookable;
import de.medicalhub.portal.calendar.control.CalendarReader;
import de.medicalhub.portal.calendar.control.ScarceTimes;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.identity.Organisation;
import de.medicalhub.portal.wording.Speaker;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says when the free times of the own calendars run out (K9); pages call it {@code fewTimes}. */
@Named("fewTimes")
@RequestScoped
public class FewTimesPage {
    private static final int DAYS = 14;

    @Inject
    private CalendarReader reader;

    @Inject
    private CurrentUser user;

    @Inject
    private Speaker speaker;

    @Inject
    private Clock clock;

    private @Nullable List<String> sentences;

    /** One for each calendar that is kept and has too little left in the next two weeks. */
    public List<String> getSentences() {
        List<String> known = sentences;
        if (known == null) {
            known = user.is(Role.GP) || user.is(Role.NURSE) ? read() : List.of();
            sentences = known;
        }
        return known;
    }

    private List<String> read() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), HubClock.berlin());
        return new ScarceTimes(
                        new Bookable(
                                reader.read(
                                        user.organisations().stream()
                                                .map(Organisation::reference)
                                                .toList(),
                                        today,
                                        today.plusDays(DAYS),
                                        true),
                                speaker.texts()),
                        speaker.texts())
                .sentences();
    }
}
