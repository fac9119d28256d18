package de.medicalhub.portal.medication.boundary;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.portal.cases.OwnHouse;
import de.medicalhub.portal.cases.SharedCase;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.identity.Organisation;
import de.medicalhub.portal.medication.control.PlanFromRecord;
import de.medicalhub.portal.medication.control.StoredPlan;
import de.medicalhub.portal.medication.entity.MedicationPlan;
import de.medicalhub.portal.records.Allergies;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.Resources;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;

/** What the record of the case's patient says about medicines, read once for each request. */
@RequestScoped
class PlanRecord {
    @Inject
    private SharedCase shared;

    @Inject
    private Records records;

    @Inject
    private CurrentUser user;

    @Inject
    private Clock clock;

    private @Nullable Resources known;

    SharedCase shared() {
        return shared;
    }

    Patient patient() {
        return shared.get()
                .patient()
                .orElseThrow(() -> new HubException(ProblemKind.NOT_FOUND, "Nobody whose plan it is can be read."));
    }

    private Resources read() {
        Resources all = known;
        if (all == null) {
            String patient = Resources.referenceTo(patient());
            List<String> questions = new ArrayList<>(List.of(
                    "MedicationRequest?patient=" + patient
                            + "&status=active&_include=MedicationRequest:medication&_count=200",
                    Allergies.query(patient),
                    "DocumentReference?patient=" + patient
                            + "&status=current&type=http://loinc.org|56445-0&_count=50"));
            organisation().ifPresent(own -> questions.add("Organization?_id=" + own.replaceFirst("^.*/", "")));
            all = records.searchAll(questions);
            known = all;
        }
        return all;
    }

    /** The organisation that the user writes for. */
    Optional<String> organisation() {
        return OwnHouse.of(
                shared.get(),
                user.organisations().stream().map(Organisation::reference).toList());
    }

    /** What is ordered now, as a plan. */
    MedicationPlan ordered() {
        return PlanFromRecord.of(read(), patient(), read().first(Organization.class), clock.instant());
    }

    /** What colleagues of the own organisation, or oneself, go on with. */
    Optional<DocumentReference> draft() {
        return organisation().flatMap(own -> StoredPlan.draft(read().all(DocumentReference.class), own));
    }

    /** Somebody else has written meanwhile: it is read again. */
    void forget() {
        known = null;
    }

    Optional<DocumentReference> latest() {
        return StoredPlan.latest(read().all(DocumentReference.class));
    }

    /** The plan in a document; empty where its content has gone. */
    Optional<MedicationPlan> planIn(DocumentReference document, boolean draft) {
        List<byte[]> pages = StoredPlan.xml(document).stream()
                .map(Attachment::getUrl)
                .flatMap(url -> records.content(url).stream())
                .map(binary -> binary.getData())
                .toList();
        return pages.isEmpty() ? Optional.empty() : Optional.of(StoredPlan.read(pages, draft));
    }
}
