package de.medicalhub.fhir.discharge.control;

import de.medicalhub.fhir.consent.CaseConsents;
import de.medicalhub.fhir.consent.ConsentPurpose;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Consent;

/** The Consents of a case: one for each purpose that the patient has agreed to, with who may be told. */
final class CaseAgreements {
    private final CaseRecords records;
    private final NewCase theCase;

    CaseAgreements(CaseRecords records, NewCase theCase) {
        this.records = records;
        this.theCase = theCase;
    }

    /** Of a new case; what the patient has declined, the patient has not agreed to. */
    void write(CaseBundle bundle) {
        CaseConsents consents = consents();
        List<String> written = new ArrayList<>();
        written.add(bundle.add(consents.write(ConsentPurpose.DISCHARGE, told())));
        if (isAsking() || !isDeclined(Supports.NURSING)) {
            written.add(bundle.add(consents.write(ConsentPurpose.REFERRAL, List.of())));
        }
        if (!isDeclined(Supports.APPOINTMENTS)) {
            written.add(bundle.add(consents.write(ConsentPurpose.VIDEO, talking())));
        }
        witness(written, bundle);
    }

    /** Who states that the signed paper is at hand, beside the Consents that stand on this word (rule 23). */
    private void witness(List<String> consents, CaseBundle bundle) {
        theCase.plan()
                .agreement()
                .witness()
                .filter(witness -> !consents.isEmpty())
                .ifPresent(
                        witness -> bundle.add(WitnessRecord.of(consents, witness, theCase.manager(), theCase.now())));
    }

    /** Whether a part that comes to a running case needs the patient to agree to something more. */
    boolean isMissing() {
        return wanted().keySet().stream().anyMatch(purpose -> active(purpose).isEmpty());
    }

    /** A part comes to a running case: its recipients are added, and what is not agreed to yet. */
    void extend(CaseBundle bundle) {
        List<String> written = new ArrayList<>();
        wanted().forEach((purpose, recipients) -> active(purpose)
                .ifPresentOrElse(
                        consent -> {
                            recipients.forEach(recipient -> {
                                CaseConsents.removeRecipient(consent, recipient);
                                CaseConsents.addRecipient(consent, recipient);
                            });
                            bundle.replace(consent);
                        },
                        () -> written.add(bundle.add(consents().write(purpose, recipients)))));
        witness(written, bundle);
    }

    private Map<ConsentPurpose, List<String>> wanted() {
        Map<ConsentPurpose, List<String>> wanted = new EnumMap<>(ConsentPurpose.class);
        if (!told().isEmpty()) {
            wanted.put(ConsentPurpose.DISCHARGE, told());
        }
        if (isAsking() || theCase.parts().nursing().isPresent()) {
            wanted.put(ConsentPurpose.REFERRAL, List.of());
        }
        if (theCase.parts().followUp().isPresent()) {
            wanted.put(ConsentPurpose.VIDEO, talking());
        }
        return wanted;
    }

    private Optional<Consent> active(ConsentPurpose purpose) {
        return records.consentOf(theCase.id().toString(), purpose.code())
                .filter(consent -> consent.getStatus() == Consent.ConsentState.ACTIVE);
    }

    private CaseConsents consents() {
        DischargePlan.Agreement agreement = theCase.plan().agreement();
        return new CaseConsents(
                theCase.id(),
                theCase.stay().patientReference(),
                agreement.given(),
                agreement.byPatient(),
                agreement.document());
    }

    private List<String> told() {
        return List.copyOf(TeamPart.members(theCase).values());
    }

    private List<String> talking() {
        List<String> talking = new ArrayList<>();
        theCase.partners()
                .gp()
                .filter(gp -> theCase.parts().followUp().isPresent())
                .ifPresent(gp -> {
                    talking.add(gp.person());
                    talking.add(gp.practice());
                });
        return talking;
    }

    /** Whether somebody is asked without knowing who the patient is. */
    private boolean isAsking() {
        return theCase.parts().supports().stream()
                .anyMatch(support -> support.organisation().isPresent());
    }

    private boolean isDeclined(String kind) {
        return theCase.plan().decisions().stream()
                .anyMatch(decision ->
                        decision.kind().equals(kind) && decision.answer().equals("declined"));
    }
}
