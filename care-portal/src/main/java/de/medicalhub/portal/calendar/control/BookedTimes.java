package de.medicalhub.portal.calendar.control;

import de.medicalhub.portal.calendar.VisitKind;
import de.medicalhub.portal.calendar.entity.BookedTime;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Texts;
import java.util.List;
import org.hl7.fhir.r4.model.Appointment;

/** Appointments of a case in words; pure. */
public final class BookedTimes {
    private final Texts texts;

    public BookedTimes(Texts texts) {
        this.texts = texts;
    }

    /** What can be moved or cancelled: booked, and still to come. */
    public List<BookedTime> ahead(Case found) {
        return found.appointments().stream()
                .filter(appointment -> appointment.getStatus() == Appointment.AppointmentStatus.BOOKED)
                .filter(appointment ->
                        appointment.getStart().toInstant().isAfter(texts.times().now()))
                .map(appointment -> new BookedTime(
                        appointment.getIdElement().getIdPart(), kind(appointment) + ", " + when(appointment)))
                .toList();
    }

    /** Of one that is moved or cancelled, as it stands now. */
    public String now(Appointment appointment) {
        return texts.say(Phrase.of("booking.now", kind(appointment), when(appointment)));
    }

    private String kind(Appointment appointment) {
        String code =
                VisitKind.of(appointment.getServiceType()).map(VisitKind::code).orElse("other");
        return texts.say(Phrase.code("visit", code));
    }

    private String when(Appointment appointment) {
        return texts.times().moment(appointment.getStart().toInstant());
    }
}
