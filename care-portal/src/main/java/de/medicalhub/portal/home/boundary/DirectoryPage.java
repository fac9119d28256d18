package de.medicalhub.portal.home.boundary;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Speaker;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Organization;
import org.jspecify.annotations.Nullable;

/** The organisations of the district; for administrators (O2). */
@Named("directory")
@RequestScoped
public class DirectoryPage {
    private static final String KIND = HubCodes.BASE + "/CodeSystem/organization-kind";

    @Inject
    private Records records;

    @Inject
    private Speaker speaker;

    private @Nullable List<Row> rows;

    /** One organisation in the reader's language. */
    public record Row(String name, String kind, String address) {}

    public List<Row> getRows() {
        List<Row> known = rows;
        if (known == null) {
            known = records.searchAll(List.of(), List.of("Organization?_count=500")).all(Organization.class).stream()
                    .map(this::row)
                    .sorted(Comparator.comparing(Row::name, Collator.getInstance(Locale.GERMAN)))
                    .toList();
            rows = known;
        }
        return known;
    }

    private Row row(Organization organisation) {
        return new Row(
                organisation.hasName() ? organisation.getName() : "",
                organisation.getType().stream()
                        .map(CodeableConcept::getCodingFirstRep)
                        .filter(coding -> KIND.equals(coding.getSystem()))
                        .map(Coding::getCode)
                        .map(code -> speaker.say(Phrase.code("kind", code)))
                        .findFirst()
                        .orElse(""),
                Resources.line(organisation.getAddressFirstRep()));
    }
}
