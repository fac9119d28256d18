package de.medicalhub.video.consultation.control;

import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.StaffCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** After a consultation: what was agreed, to the patient and to all who treat (rule 14), and that the person was identified. */
@ApplicationScoped
public class WriteSummary {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("dd.MM.yyyy 'um' HH:mm", Locale.ROOT).withZone(ZoneId.of("Europe/Berlin"));

    @Inject
    private AppointmentConsultations consultations;

    @Inject
    private VisitSummaries summaries;

    @Inject
    private IdentityChecks checks;

    /**
     * Sends it, once for each key.
     *
     * @param key random, made by the page with the text
     * @throws de.medicalhub.video.consultation.RefusedException NOT_HOST if the caller does not lead the consultation
     */
    public void send(StaffCaller caller, AppointmentId appointment, String text, String key) {
        consultations.readToHost(caller, appointment);
        summaries.send(
                caller,
                appointment,
                checks.find(caller, appointment)
                        .map(check -> text.strip() + "\n\n" + sentence(check))
                        .orElse(text),
                key);
    }

    /** In German, as all that the hub itself writes into messages of a case. */
    static String sentence(IdentityCheck check) {
        return String.format(
                Locale.ROOT,
                "Gesundheitskarte mit der Person im Bild verglichen: %s, am %s Uhr.",
                check.name(),
                WHEN.format(check.at()));
    }
}
