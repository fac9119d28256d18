package de.medicalhub.portal.medication.control;

import de.medicalhub.common.fhir.CheckDigit;
import de.medicalhub.portal.medication.MedicineCatalogue;
import de.medicalhub.portal.medication.Substance;
import de.medicalhub.portal.medication.entity.Dosage;
import de.medicalhub.portal.medication.entity.DoseUnit;
import de.medicalhub.portal.medication.entity.Entry;
import de.medicalhub.portal.medication.entity.Product;
import de.medicalhub.portal.medication.entity.Rule;

/** The rules for one medicine of a plan (M5, M6). */
final class EntryCheck {
    /** Letters of a trade name. */
    static final int LONGEST_NAME = 50;

    private static final int MOST_SUBSTANCES = 3;
    private static final String DOSE = "[1-9]\\d{0,3}|[1-9]\\d,\\d|\\d,\\d{1,2}|1/8|1/4|1/3|1/2|2/3|3/4";
    private static final int FREE_FORMS = 28;

    private final MedicineCatalogue catalogue;

    EntryCheck(MedicineCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    void check(Entry entry, int version, Findings findings) {
        product(entry.product(), version, findings);
        dosage(entry, version, findings);
        findings.text("i", entry.hint(), 80, 1).text("r", entry.reason(), 50, 1).text("x", entry.boundLine(), 200, 1);
    }

    private void product(Product product, int version, Findings findings) {
        boolean named = !(product.pzn() + product.tradeName()).isEmpty()
                || !product.substances().isEmpty();
        findings.unless(named, Rule.EMPTY_ENTRY, "");
        pzn(product, findings);
        findings.text("a", product.tradeName(), LONGEST_NAME)
                .form("f", product.form(), version >= FREE_FORMS ? "[A-Za-zÄÖÜäöüß]{1,10}" : "[A-Z]{3}")
                .text("fd", product.formText(), version >= FREE_FORMS ? 10 : 7)
                .exclusive("fd", !product.form().isEmpty(), !product.formText().isEmpty())
                .unless(product.substances().size() <= MOST_SUBSTANCES, Rule.TOO_MANY, "W");
        for (Substance substance : product.substances()) {
            findings.unless(!substance.name().isBlank(), Rule.MISSING, "W/w")
                    .text("W/w", substance.name(), 80)
                    .text("W/s", substance.strength(), 15);
        }
    }

    private void pzn(Product product, Findings findings) {
        String pzn = product.pzn();
        if (pzn.isEmpty()) {
            return;
        }
        boolean right = CheckDigit.PZN.isValid(product.fullPzn());
        findings.unless(!pzn.startsWith("0"), Rule.PZN_LEADING_ZERO, "p")
                .unless(right, Rule.PZN_WRONG, "p")
                .unless(
                        !right
                                || !catalogue.isComplete()
                                || catalogue.find(product.fullPzn()).isPresent(),
                        Rule.PZN_UNKNOWN,
                        "p");
    }

    private static void dosage(Entry entry, int version, Findings findings) {
        Dosage dosage = entry.dosage();
        boolean weekly = !dosage.weekday().isEmpty();
        findings.form("wo", dosage.weekday(), "[1-7]")
                .unless(!weekly || version >= FREE_FORMS, Rule.NOT_IN_THIS_VERSION, "wo")
                .unless(!weekly || dosage.hasTimes(), Rule.WEEKDAY_WITHOUT_TIMES, "wo")
                .unless(!weekly || entry.boundLine().isEmpty(), Rule.WEEKDAY_WITH_BOUND_LINE, "wo")
                .form("m", dosage.morning(), DOSE)
                .form("d", dosage.noon(), DOSE)
                .form("v", dosage.evening(), DOSE)
                .form("h", dosage.night(), DOSE)
                .text("t", dosage.text(), 20)
                .exclusive("t", !dosage.text().isEmpty(), dosage.hasTimes())
                .unless(dosage.unit().isEmpty() || DoseUnit.of(dosage.unit()).isPresent(), Rule.UNIT_UNKNOWN, "du")
                .text("dud", dosage.unitText(), 20)
                .unless(dosage.unitText().length() != 1, Rule.FORM_WRONG, "dud")
                .exclusive("dud", !dosage.unit().isEmpty(), !dosage.unitText().isEmpty());
    }
}
