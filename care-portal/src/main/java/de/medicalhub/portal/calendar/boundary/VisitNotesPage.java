package de.medicalhub.portal.calendar.boundary;

import de.medicalhub.portal.calendar.control.VisitNote;
import de.medicalhub.portal.problem.FormFaults;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.Refusal;
import de.medicalhub.portal.undo.Step;
import de.medicalhub.portal.undo.Undo;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Speaker;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;

/** What became of an appointment, noted in the calendar; each note is taken back by one button (K13, K14). */
@Named("visitNotes")
@RequestScoped
public class VisitNotesPage {
    @Inject
    private CalendarPage calendar;

    @Inject
    private Records records;

    @Inject
    private Undo undo;

    @Inject
    private Speaker speaker;

    /** Nobody came: that counts as such, and the visit will not come any more (K13). */
    public void missed(String appointment) {
        note(VisitNote.MISSED, appointment, "calendar.missed.done");
    }

    /** Somebody came after all (K13). */
    public void came(String appointment) {
        note(VisitNote.CAME, appointment, "calendar.came.done");
    }

    /** It took place, which no call by video tells (K14). */
    public void held(String appointment) {
        note(VisitNote.HELD, appointment, "calendar.held.done");
    }

    /** It did not take place after all, or not yet (K14). */
    public void notHeld(String appointment) {
        note(VisitNote.NOT_HELD, appointment, "calendar.came.done");
    }

    private void note(VisitNote note, String appointment, String done) {
        Step.Call call = note.on(appointment);
        Optional<Refusal> refused = records.operate(call.reference(), call.operation(), call.parameters())
                .refusal();
        calendar.forget();
        refused.map(refusal -> Refused.sentence(refusal, speaker))
                .ifPresentOrElse(
                        sentence -> FormFaults.say("", sentence),
                        () -> undo.offer(
                                Phrase.of(done), List.of(note.opposite().on(appointment))));
    }
}
