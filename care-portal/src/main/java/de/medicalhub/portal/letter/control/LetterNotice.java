package de.medicalhub.portal.letter.control;

import java.time.Instant;
import java.util.Date;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/**
 * Tells a person in the record that a letter with an access has been printed (T7).
 *
 * @param name of who prints it
 * @param organisation for which that one works; may be empty
 */
public record LetterNotice(String name, String organisation, Instant now) {
    private static final String CATEGORY = "http://terminology.hl7.org/CodeSystem/communication-category";

    /**
     * The notice.
     *
     * @param patient whose record it is
     * @param printer reference of who prints it
     * @param recipient whose access it is
     * @param again whether there is an account, whose password the letter ends
     */
    public Communication about(String patient, String printer, String recipient, boolean again) {
        Communication notice = new Communication().setStatus(CommunicationStatus.COMPLETED);
        notice.addCategory(new CodeableConcept(new Coding(CATEGORY, "notification", "Notification")));
        notice.setSubject(new Reference(patient)).setSender(new Reference(printer));
        notice.addRecipient(new Reference(recipient)).setSent(Date.from(now));
        String who = organisation.isEmpty() ? name : name + " (" + organisation + ")";
        notice.addPayload()
                .setContent(new StringType(who + " hat einen Brief mit einem Zugangscode gedruckt."
                        + (again ? " Wer ihn benutzt, ersetzt das bisherige Passwort." : "")
                        + " Haben Sie diesen Brief nicht bekommen oder nicht gewollt? Dann rufen Sie bitte dort an."));
        notice.addPayload()
                .setContent(new StringType(who + " has printed a letter with an access code."
                        + (again ? " Whoever uses it replaces the password so far." : "")
                        + " Have you not received this letter, or did you not want it? Then please call there."));
        return notice;
    }
}
