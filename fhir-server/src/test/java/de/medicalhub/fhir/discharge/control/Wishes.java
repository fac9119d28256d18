package de.medicalhub.fhir.discharge.control;

import de.medicalhub.fhir.appointment.FreeTimes;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** A small hospital world, and what its discharge manager wants on Friday noon. */
final class Wishes {
    static final Instant NOW = Instant.parse("2026-11-20T11:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final Actor MANAGER = new Actor("Practitioner/discharge", Set.of("Organization/hospital"));
    static final FreeTimes NO_CALENDAR = calendar(new FreeTimes.Offer(false, List.of(), List.of()));
    static final String STAY = "Encounter/stay";

    private Wishes() {}

    /** One that says the same to every time. */
    static FreeTimes calendar(FreeTimes.Offer offer) {
        return new FreeTimes() {
            @Override
            public Offer offer(String practitionerRole, String serviceType, Instant start, Instant end) {
                return offer;
            }

            @Override
            public Optional<Move> move(Appointment appointment, Instant notBefore, Instant notAfter) {
                return Optional.empty();
            }

            @Override
            public Optional<Integer> minutes(String practitionerRole, String serviceType) {
                return Optional.empty();
            }
        };
    }

    /** Moves an appointment, or finds no time for it. */
    @FunctionalInterface
    interface Mover {
        FreeTimes.Move move(Appointment appointment, Instant notBefore, Instant notAfter);
    }

    /** A calendar in which every appointment finds a time. */
    static FreeTimes moving(Mover mover) {
        return new FreeTimes() {
            @Override
            public Offer offer(String practitionerRole, String serviceType, Instant start, Instant end) {
                return new Offer(false, List.of(), List.of());
            }

            @Override
            public Optional<Move> move(Appointment appointment, Instant notBefore, Instant notAfter) {
                return Optional.of(mover.move(appointment, notBefore, notAfter));
            }

            @Override
            public Optional<Integer> minutes(String practitionerRole, String serviceType) {
                return Optional.empty();
            }
        };
    }

    static Parameters complete() {
        Parameters wish = new Parameters();
        add(wish, "consent-given", new DateTimeType("2026-11-20T10:00:00+01:00"));
        add(wish, "consent-by", new CodeType("patient"));
        add(wish, "consent-witness", new StringType("Petra Adams"));
        add(wish, "planned-discharge", new DateTimeType("2026-11-21T10:00:00+01:00"));
        add(wish, "care-level", new CodeType("3"));
        add(wish, "need", new CodeType("wound-care"));
        add(wish, "need", new CodeType("mobility"));
        add(wish, "note", new StringType("Klingelt bitte zweimal"));
        add(wish, "nursing-service", new Reference("Organization/nursing-a"));
        add(wish, "nursing-service", new Reference("Organization/nursing-b"));
        add(wish, "answer-deadline", new DateTimeType("2026-11-20T18:00:00+01:00"));
        add(wish, "posture", new CodeType("wheelchair"));
        add(wish, "companion", new BooleanType(true));
        add(wish, "carrier", new Reference("Organization/carrier"));
        add(wish, "pharmacy", new Reference("Organization/pharmacy"));
        add(wish, "gp", new Reference("PractitionerRole/gp"));
        add(wish, "follow-up", new DateTimeType("2026-11-24T09:00:00+01:00"));
        return wish;
    }

    static void add(Parameters wish, String name, Type value) {
        wish.addParameter().setName(name).setValue(value);
    }

    static Parameters without(String name) {
        Parameters wish = complete();
        wish.getParameter().removeIf(parameter -> parameter.getName().equals(name));
        return wish;
    }

    static Parameters with(String name, Type value) {
        Parameters wish = without(name);
        add(wish, name, value);
        return wish;
    }

    static List<String> namesOf(Parameters wish) {
        List<String> names = new ArrayList<>();
        wish.getParameter().forEach(parameter -> names.add(parameter.getName()));
        return names;
    }

    static MemoryRecords world() {
        MemoryRecords records = new MemoryRecords();
        records.organisation("hospital", "hospital");
        records.organisation("nursing-a", "nursing");
        records.organisation("nursing-b", "nursing");
        records.organisation("carrier", "carrier");
        records.organisation("pharmacy", "pharmacy");
        records.organisation("practice", "practice");
        records.put(
                "PractitionerRole/gp",
                new PractitionerRole()
                        .setActive(true)
                        .setPractitioner(new Reference("Practitioner/gp"))
                        .setOrganization(new Reference("Organization/practice")));
        Patient patient = new Patient();
        patient.addName().setFamily("Müller & Söhne <b>").addGiven("Änne");
        patient.addAddress().addLine("Hauptstraße 5").setCity("Mendig").setPostalCode("56743");
        records.put("Patient/p", patient);
        Encounter stay = new Encounter();
        stay.setStatus(Encounter.EncounterStatus.INPROGRESS);
        stay.setClass_(new Coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", "IMP", null));
        stay.setSubject(new Reference("Patient/p"));
        stay.setServiceProvider(new Reference("Organization/hospital"));
        records.put(STAY, stay);
        records.put(
                "Condition/c",
                new Condition().setCode(new CodeableConcept().setText("Herzinsuffizienz <script>alert('x')</script>")));
        records.put(
                "MedicationRequest/m",
                new MedicationRequest().setMedication(new CodeableConcept().setText("Ramipril 5 mg")));
        return records;
    }
}
