package de.medicalhub.fhir.relative.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.consent.CaseConsents;
import de.medicalhub.fhir.consent.RelativeGrant;
import de.medicalhub.fhir.consent.RelativeScope;
import de.medicalhub.fhir.operation.ParameterReader;
import de.medicalhub.fhir.operation.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** A patient gives a relative access (rules 1 to 4 of the feature). */
@Component
public class GrantRelative {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final String ROLE_CODE = "http://terminology.hl7.org/CodeSystem/v3-RoleCode";
    private static final int MOST = 10;

    /** Of the FHIR code system v3-RoleCode. */
    private static final Set<String> RELATIONSHIPS = Set.of(
            "SPS",
            "DOMPART",
            "CHILD",
            "DAU",
            "SON",
            "PRN",
            "SIB",
            "GRNDCHILD",
            "FAMMEMB",
            "FRND",
            "NBOR",
            "GUARD",
            "POWATT");

    private final RelativeRecords records;
    private final Clock clock;

    GrantRelative(RelativeRecords records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    /** {@code RelatedPerson/…} and {@code Consent/…}. */
    public record Granted(String relative, String consent) {}

    /**
     * @param patient {@code Patient/…} whose data is opened
     * @param caller who asks
     * @throws Refusal if it is not the caller's own record, or what is given is incomplete
     */
    public Granted grant(String patient, Parameters parameters, String caller) {
        if (!patient.equals(caller)) {
            throw Refusal.notFound();
        }
        Wish wish = read(parameters);
        Instant now = clock.instant();
        List<Consent> before = records.grantsOf(patient).stream()
                .filter(consent -> RelativeGrant.read(consent)
                        .filter(one -> one.holdsAt(now))
                        .isPresent())
                .toList();
        if (before.stream().filter(consent -> !names(consent, wish.known())).count() >= MOST) {
            throw new Refusal(ProblemKind.RULE, "too-many-relatives");
        }
        Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        String person =
                wish.known().map(known -> own(known, patient)).orElseGet(() -> add(bundle, wish.person(patient, now)));
        RelativeGrant grant = new RelativeGrant(patient, person, wish.scope(), Optional.of(now), wish.until());
        add(bundle, grant.write(now));
        before.stream().filter(consent -> names(consent, wish.known())).forEach(consent -> end(bundle, consent, now));
        List<String> stored = records.store(bundle);
        return wish.known()
                .map(known -> new Granted(known, stored.get(0)))
                .orElseGet(() -> new Granted(stored.get(0), stored.get(1)));
    }

    private String own(String known, String patient) {
        return records.findPerson(known)
                .filter(person -> patient.equals(person.getPatient().getReference()))
                .filter(person -> !person.hasActive() || person.getActive())
                .map(person -> known)
                .orElseThrow(Refusal::notFound);
    }

    private static boolean names(Consent consent, Optional<String> relative) {
        return relative.filter(known -> known.equals(RelativeGrant.relative(consent)))
                .isPresent();
    }

    private static String add(Bundle bundle, Resource resource) {
        String name = "urn:uuid:" + UUID.randomUUID();
        bundle.addEntry()
                .setFullUrl(name)
                .setResource(resource)
                .getRequest()
                .setMethod(Bundle.HTTPVerb.POST)
                .setUrl(resource.fhirType());
        return name;
    }

    private static void end(Bundle bundle, Consent consent, Instant now) {
        CaseConsents.end(consent, now);
        String reference = "Consent/" + consent.getIdElement().getIdPart();
        bundle.addEntry()
                .setFullUrl(reference)
                .setResource(consent)
                .getRequest()
                .setMethod(Bundle.HTTPVerb.PUT)
                .setUrl(reference)
                .setIfMatch("W/\"" + consent.getIdElement().getVersionIdPart() + "\"");
    }

    private Wish read(Parameters parameters) {
        ParameterReader reader = new ParameterReader(parameters);
        Optional<Reference> given = reader.value("relative", Reference.class);
        Optional<String> known = given.flatMap(reference -> reader.reference("relative", "RelatedPerson"));
        Optional<String> first = given.isPresent() ? reader.text("given") : reader.requiredText("given");
        Optional<String> family = given.isPresent() ? reader.text("family") : reader.requiredText("family");
        Optional<String> relationship = reader.code("relationship", given.isEmpty(), RELATIONSHIPS);
        Optional<String> scope = reader.codeOf("scope", true, HubCodes.RELATIVE_SCOPE);
        Optional<Instant> until = reader.value("until", DateType.class).flatMap(day -> endOf(day, reader));
        reader.requireNoFaults();
        return new Wish(
                known,
                first.orElse(""),
                family.orElse(""),
                relationship.orElse(""),
                scope.flatMap(RelativeScope::find).orElseThrow(),
                until);
    }

    /** That day is the last one; it lasts until its midnight in Germany. */
    private Optional<Instant> endOf(DateType day, ParameterReader reader) {
        try {
            Instant end = LocalDate.parse(day.getValueAsString())
                    .plusDays(1)
                    .atStartOfDay(BERLIN)
                    .toInstant();
            if (end.isAfter(clock.instant())) {
                return Optional.of(end);
            }
            reader.fault("until", "in-the-past");
        } catch (DateTimeParseException noDay) {
            reader.fault("until", "no-day");
        }
        return Optional.empty();
    }

    private record Wish(
            Optional<String> known,
            String given,
            String family,
            String relationship,
            RelativeScope scope,
            Optional<Instant> until) {
        RelatedPerson person(String patient, Instant now) {
            RelatedPerson person = new RelatedPerson();
            person.setActive(true);
            person.setPatient(new Reference(patient));
            person.addName().setFamily(family).addGiven(given);
            person.addRelationship(new CodeableConcept(new Coding(ROLE_CODE, relationship, null)));
            person.getPeriod().setStart(Date.from(now));
            return person;
        }
    }
}
