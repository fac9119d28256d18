package de.medicalhub.fhir.access;

import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.SupplyDelivery;

/** What else is known of a twin ({@link Twins}): of types whose patient stands in several fields, or that modules use. */
final class FurtherTwins {
    private static final Date DAY = new DateTimeType("2026-01-02T10:00:00Z").getValue();

    private final Reference patient;
    private final boolean alike;

    FurtherTwins(String patient, boolean alike) {
        this.patient = new Reference(patient);
        this.alike = alike;
    }

    /** One of each type. */
    List<Resource> records() {
        return List.of(message(), document(), allergy(), procedure(), delivery(), consent(), flag());
    }

    private Communication message() {
        Communication message = new Communication();
        message.setStatus(
                alike ? Communication.CommunicationStatus.COMPLETED : Communication.CommunicationStatus.NOTDONE);
        message.setSubject(patient).setSender(person());
        return message.addRecipient(organisation());
    }

    private DocumentReference document() {
        DocumentReference document = new DocumentReference();
        document.setStatus(Enumerations.DocumentReferenceStatus.CURRENT);
        document.setType(code(alike ? "18842-5" : "00000-0"))
                .setSubject(patient)
                .setDate(DAY);
        return document.addAuthor(person());
    }

    private AllergyIntolerance allergy() {
        return new AllergyIntolerance()
                .setPatient(patient)
                .setCode(code(alike ? "twin" : "other"))
                .setRecorder(person())
                .setRecordedDate(DAY);
    }

    private Procedure procedure() {
        Procedure procedure = new Procedure().setStatus(Procedure.ProcedureStatus.COMPLETED);
        procedure.setSubject(patient).setCode(code(alike ? "twin" : "other"));
        procedure.addPerformer().setActor(person());
        procedure.setPerformed(new DateTimeType(alike ? "2026-01-02" : "2001-01-01"));
        return procedure;
    }

    private SupplyDelivery delivery() {
        return new SupplyDelivery()
                .setStatus(
                        alike
                                ? SupplyDelivery.SupplyDeliveryStatus.INPROGRESS
                                : SupplyDelivery.SupplyDeliveryStatus.ABANDONED)
                .setPatient(patient)
                .setSupplier(organisation());
    }

    private Consent consent() {
        Consent consent = new Consent();
        consent.setStatus(alike ? Consent.ConsentState.ACTIVE : Consent.ConsentState.INACTIVE);
        consent.setPatient(patient).setDateTime(DAY);
        consent.setScope(new CodeableConcept(new Coding(
                "http://terminology.hl7.org/CodeSystem/consentscope", "patient-privacy", "Privacy Consent")));
        consent.addCategory(code("twin"));
        return consent.addOrganization(organisation());
    }

    private Flag flag() {
        Flag flag = new Flag();
        flag.setStatus(Flag.FlagStatus.ACTIVE)
                .setSubject(patient)
                .setCode(code("twin"))
                .setAuthor(person());
        flag.getPeriod().setStart(DAY);
        return flag;
    }

    private Reference person() {
        return new Reference(alike ? "Practitioner/gp-1" : "Practitioner/nurse-2");
    }

    private Reference organisation() {
        return new Reference(alike ? "Organization/pharmacy-polch" : "Organization/pharmacy-mayen");
    }

    private static CodeableConcept code(String code) {
        return new CodeableConcept(new Coding("urn:oid:2.999.1", code, code));
    }
}
