package de.medicalhub.portal.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.fhir.Posts;
import de.medicalhub.portal.cases.Tasks;
import de.medicalhub.portal.discharge.entity.Choices;
import de.medicalhub.portal.discharge.entity.Choices.Choice;
import de.medicalhub.portal.records.Resources;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;

/** Sorts the public directory into the choices of the form (D3); pure. */
public final class ChoicesMapper {
    private static final String KIND = HubCodes.BASE + "/CodeSystem/organization-kind";

    /** Searches whose answers this mapper reads. */
    public static final List<String> QUERIES = List.of(
            "Organization?active=true&_count=500&type=" + KIND + "|nursing," + KIND + "|pharmacy," + KIND + "|carrier,"
                    + KIND + "|practice," + KIND + "|short-term-care," + KIND + "|medical-supply," + KIND
                    + "|rehabilitation",
            "PractitionerRole?active=true&_count=500&_include=PractitionerRole:practitioner");

    private ChoicesMapper() {}

    public static Choices of(Resources found) {
        return new Choices(
                organisations(found, "nursing"),
                organisations(found, "pharmacy"),
                organisations(found, "carrier"),
                gps(found),
                Map.of(
                        HubCodes.TASK_SHORT_TERM_CARE, organisations(found, "short-term-care"),
                        HubCodes.TASK_AIDS, organisations(found, "medical-supply"),
                        HubCodes.TASK_AFTERCARE, organisations(found, "rehabilitation")));
    }

    private static List<Choice> organisations(Resources found, String kind) {
        return sorted(found.all(Organization.class).stream()
                .filter(organisation -> isOf(organisation, kind))
                .map(organisation -> new Choice(Resources.referenceTo(organisation), withTown(organisation))));
    }

    private static List<Choice> gps(Resources found) {
        return sorted(found.all(PractitionerRole.class).stream()
                .filter(role -> !Posts.isSubstitute(role))
                .flatMap(role -> gp(found, role).stream()));
    }

    private static Optional<Choice> gp(Resources found, PractitionerRole role) {
        return found.find(Organization.class, role.getOrganization())
                .filter(practice -> isOf(practice, "practice"))
                .flatMap(practice -> found.find(Practitioner.class, role.getPractitioner())
                        .map(person -> new Choice(
                                Resources.referenceTo(role),
                                Resources.nameOf(person.getName()) + ", " + withTown(practice))));
    }

    private static List<Choice> sorted(Stream<Choice> choices) {
        return choices.sorted(Comparator.comparing(Choice::label, Collator.getInstance(Locale.GERMAN)))
                .toList();
    }

    private static String withTown(Organization organisation) {
        String name = Objects.requireNonNullElse(organisation.getName(), "");
        String town = organisation.getAddressFirstRep().getCity();
        return town == null || name.contains(town) ? name : name + ", " + town;
    }

    private static boolean isOf(Organization organisation, String kind) {
        return organisation.getType().stream()
                .anyMatch(type -> Tasks.code(type, KIND).filter(kind::equals).isPresent());
    }
}
