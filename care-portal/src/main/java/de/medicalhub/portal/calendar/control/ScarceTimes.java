package de.medicalhub.portal.calendar.control;

import de.medicalhub.portal.calendar.entity.CalendarChoice;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Texts;
import java.util.List;

/** Calendars in which too little is left to book (K9); pure. */
public final class ScarceTimes {
    /** Fewer than this is scarce. */
    static final int ENOUGH = 5;

    private final Bookable bookable;
    private final Texts texts;

    /** @param bookable what can be booked in the time that counts */
    public ScarceTimes(Bookable bookable, Texts texts) {
        this.bookable = bookable;
        this.texts = texts;
    }

    /** A sentence for each. */
    public List<String> sentences() {
        return bookable.all().stream()
                .filter(ScarceTimes::isScarce)
                .map(calendar -> texts.say(Phrase.of("calendar.scarce", calendar.free(), calendar.label())))
                .toList();
    }

    private static boolean isScarce(CalendarChoice calendar) {
        return calendar.free() < ENOUGH;
    }
}
