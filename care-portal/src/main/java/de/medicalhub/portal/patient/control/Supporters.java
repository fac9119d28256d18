package de.medicalhub.portal.patient.control;

import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.ContactLine;
import de.medicalhub.portal.patient.entity.Supporter;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Texts;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Organization;

/** Who helps in a case, and whom to call for what (P7); pure. */
public final class Supporters {
    private static final List<String> PARTS = List.of("hospital", "nursing", "gp", "pharmacy", "carrier");

    private Supporters() {}

    public static List<Supporter> of(Case found, Texts texts) {
        return PARTS.stream()
                .flatMap(part -> found.organisation(part).stream()
                        .flatMap(reference -> found
                                .resources()
                                .find(Organization.class, reference)
                                .map(organisation -> supporter(found, part, organisation, texts))
                                .stream()))
                .toList();
    }

    /** Of the hospital it is the line for questions, the same as under each page (P3). */
    private static Supporter supporter(Case found, String part, Organization organisation, Texts texts) {
        Optional<ContactLine> line = Stream.of(part)
                .filter("hospital"::equals)
                .flatMap(hospital -> ContactLine.of(found, texts).stream())
                .findFirst();
        return new Supporter(
                part,
                organisation.getName(),
                texts.say(Phrase.code("my-plan.does", part)),
                line.map(ContactLine::phone)
                        .orElseGet(() -> Objects.requireNonNullElse(
                                organisation.getTelecomFirstRep().getValue(), "")),
                line.map(ContactLine::hours).orElse(""));
    }
}
