package de.medicalhub.fhir.access.entity;

import de.medicalhub.fhir.consent.ConsentPurpose;
import java.util.List;

/** Which Consent a part of a case needs, so that its place in the care team opens anything; docs/access.md says the same. */
public final class ConsentTable {
    private static final List<Line> LINES = List.of(
            //       part               purpose                    must be named as recipient
            new Line(CasePart.HOSPITAL, ConsentPurpose.DISCHARGE, false),
            new Line(CasePart.GP, ConsentPurpose.DISCHARGE, true),
            new Line(CasePart.PHARMACY, ConsentPurpose.DISCHARGE, true),
            new Line(CasePart.CARRIER, ConsentPurpose.DISCHARGE, true),
            new Line(CasePart.NURSING, ConsentPurpose.REFERRAL, true));

    /** What a nursing service that is only asked needs; nobody is named yet. */
    public static final ConsentPurpose ASKED = ConsentPurpose.REFERRAL;

    private ConsentTable() {}

    /**
     * One line.
     *
     * @param named whether the organisation must be a recipient; the hospital tells, it is not told
     */
    public record Line(CasePart part, ConsentPurpose purpose, boolean named) {}

    /** What that part needs. */
    public static Line of(CasePart part) {
        return LINES.stream()
                .filter(line -> line.part() == part)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No consent is said to open a case to " + part));
    }
}
