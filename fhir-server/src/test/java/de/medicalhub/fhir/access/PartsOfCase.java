package de.medicalhub.fhir.access;

import de.medicalhub.common.fhir.HubCodes;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.SupplyDelivery;

/** What belongs to a case without being the patient's own: resources of several types that bear its identifier. */
final class PartsOfCase {
    private final CaseUnderTest ours;
    private final String mark;
    private final Map<String, String> parts = new HashMap<>();

    private PartsOfCase(CaseUnderTest ours, String mark) {
        this.ours = ours;
        this.mark = mark;
    }

    /**
     * By type: what the discharge has made of it, and what is stored beside.
     *
     * @param pharmacy to which a message goes
     */
    static Map<String, String> of(CaseUnderTest ours, String pharmacy, String mark) {
        PartsOfCase all = new PartsOfCase(ours, mark);
        all.find();
        all.supply();
        all.message(pharmacy);
        all.signedPlan();
        return all.parts;
    }

    private void find() {
        Rest manager = new Rest("discharge1");
        for (String search : List.of(
                "ServiceRequest?category=transport&requisition=",
                "Appointment?identifier=",
                "Encounter?class=VR&identifier=",
                "CarePlan?identifier=",
                "CareTeam?identifier=")) {
            String found = manager.get(search + ours.caseToken()).found().get(0);
            parts.put(found.substring(0, found.indexOf('/')), found);
        }
        parts.put("Task", ours.ride());
    }

    private void supply() {
        SupplyDelivery delivery = new SupplyDelivery().setPatient(new Reference(ours.patient()));
        delivery.addIdentifier().setSystem(HubCodes.CASE_SYSTEM).setValue(ours.caseId());
        parts.put("SupplyDelivery", Imported.put(MinimalResources.withId(delivery, "part-" + mark)));
        Provenance proof = new Provenance();
        proof.addTarget(new Reference(parts.get("SupplyDelivery"))).setRecorded(Date.from(Instant.EPOCH));
        proof.addAgent().setWho(new Reference("Practitioner/driver-1"));
        parts.put("Provenance", Imported.put(MinimalResources.withId(proof, "part-" + mark)));
    }

    private void message(String pharmacy) {
        Communication toThePharmacy = new Communication();
        toThePharmacy.setStatus(Communication.CommunicationStatus.COMPLETED).setSubject(new Reference(ours.patient()));
        toThePharmacy.addIdentifier().setSystem(HubCodes.CASE_SYSTEM).setValue(ours.caseId());
        toThePharmacy.addRecipient(new Reference(pharmacy));
        parts.put("Communication", Imported.put(MinimalResources.withId(toThePharmacy, "part-" + mark)));
    }

    /**
     * The plan that somebody works on, and its content.
     *
     * @param house that writes it
     */
    static List<String> drafts(CaseUnderTest ours, String house, String mark) {
        DocumentReference draft =
                new PartsOfCase(ours, mark).plan(DocumentReference.ReferredDocumentStatus.PRELIMINARY);
        String stored = Imported.put(MinimalResources.withId(draft.addAuthor(new Reference(house)), "written-" + mark));
        Binary content = new Binary().setContentType("text/plain");
        content.setSecurityContext(new Reference(stored)).setData(new byte[] {65});
        return List.of(stored, Imported.put(MinimalResources.withId(content, "written-" + mark)));
    }

    private DocumentReference plan(DocumentReference.ReferredDocumentStatus status) {
        DocumentReference plan = new DocumentReference().setStatus(Enumerations.DocumentReferenceStatus.CURRENT);
        plan.setDocStatus(status);
        plan.getType().addCoding().setSystem("http://loinc.org").setCode("56445-0");
        plan.addIdentifier().setSystem(HubCodes.CASE_SYSTEM).setValue(ours.caseId());
        plan.setSubject(new Reference(ours.patient()));
        return plan;
    }

    private void signedPlan() {
        DocumentReference plan = plan(DocumentReference.ReferredDocumentStatus.FINAL);
        parts.put("DocumentReference", Imported.put(MinimalResources.withId(plan, "part-" + mark)));
        Binary content = new Binary().setContentType("text/plain");
        content.setSecurityContext(new Reference("DocumentReference/part-" + mark))
                .setData(new byte[] {65});
        parts.put("Binary", Imported.put(MinimalResources.withId(content, "part-" + mark)));
    }
}
