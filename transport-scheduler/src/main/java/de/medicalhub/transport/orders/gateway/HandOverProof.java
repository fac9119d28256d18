package de.medicalhub.transport.orders.gateway;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.transport.orders.HandOverAnswer;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Signature;
import org.hl7.fhir.r4.model.SupplyDelivery;

/** The hand-over of medicines as SupplyDelivery, and the signature for it as Provenance. */
final class HandOverProof {
    /** "Verification Signature" of ASTM E1762-95. */
    private static final Coding VERIFICATION =
            new Coding("urn:iso-astm:E1762-95:2013", "1.2.840.10065.1.12.1.5", "Verification Signature");

    private HandOverProof() {}

    static SupplyDelivery delivery(HandOverAnswer answer) {
        SupplyDelivery delivery = new SupplyDelivery();
        delivery.setId("SupplyDelivery/" + deliveryId(answer));
        if (answer.caseId() != null) {
            delivery.addIdentifier(
                    new Identifier().setSystem(HubCodes.CASE_SYSTEM).setValue(answer.caseId()));
        }
        delivery.setStatus(SupplyDelivery.SupplyDeliveryStatus.COMPLETED);
        delivery.setPatient(new Reference(answer.patient()));
        if (answer.supplier() != null) {
            delivery.setSupplier(new Reference(answer.supplier()));
        }
        delivery.setOccurrence(new DateTimeType(Date.from(answer.at())));
        delivery.setDestination(new Reference().setDisplay(answer.place()));
        delivery.addReceiver(new Reference().setDisplay(answer.receiver()));
        return delivery;
    }

    static Provenance provenance(HandOverAnswer answer) {
        Provenance provenance = new Provenance();
        provenance.setId("Provenance/proof-" + answer.taskId());
        provenance.addTarget(new Reference("SupplyDelivery/" + deliveryId(answer)));
        provenance.setRecorded(Date.from(answer.at()));
        var driver = provenance.addAgent().setWho(new Reference(answer.driver()));
        if (answer.supplier() != null) {
            driver.setOnBehalfOf(new Reference(answer.supplier()));
        }
        addReceiver(provenance, answer);
        sign(provenance, answer, answer.receiver(), answer.signature());
        HandOverAnswer.Second second = answer.second();
        if (second != null) {
            sign(provenance, answer, second.name(), second.signature());
        }
        return provenance;
    }

    /** Who received it and which document showed that, in words: nobody computes with it. */
    private static void addReceiver(Provenance provenance, HandOverAnswer answer) {
        List<String> said = Stream.of(answer.relation(), answer.identity())
                .filter(Objects::nonNull)
                .toList();
        if (!said.isEmpty()) {
            var receiver = provenance.addAgent().setWho(new Reference().setDisplay(answer.receiver()));
            said.forEach(words -> receiver.addRole(new CodeableConcept().setText(words)));
        }
    }

    private static void sign(Provenance provenance, HandOverAnswer answer, String name, String png) {
        Signature signature = provenance.addSignature();
        signature.addType(VERIFICATION.copy());
        signature.setWhen(Date.from(answer.at()));
        signature.setWho(new Reference().setDisplay(name));
        signature.setSigFormat("image/png");
        signature.setData(Base64.getDecoder().decode(png));
    }

    private static String deliveryId(HandOverAnswer answer) {
        return "handover-" + answer.taskId();
    }
}
