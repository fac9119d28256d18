package de.medicalhub.portal.medication.control;

import de.medicalhub.portal.medication.Substance;
import de.medicalhub.portal.medication.entity.Dosage;
import de.medicalhub.portal.medication.entity.Entry;
import de.medicalhub.portal.medication.entity.FreeText;
import de.medicalhub.portal.medication.entity.Issuer;
import de.medicalhub.portal.medication.entity.Line;
import de.medicalhub.portal.medication.entity.MedicationPlan;
import de.medicalhub.portal.medication.entity.Observations;
import de.medicalhub.portal.medication.entity.Person;
import de.medicalhub.portal.medication.entity.PrintHead;
import de.medicalhub.portal.medication.entity.Product;
import de.medicalhub.portal.medication.entity.Recipe;
import de.medicalhub.portal.medication.entity.Section;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** Writes one page, or a plan of one page, as the text of a DataMatrix (M3). */
public final class PlanWriter {
    private final CompactXml xml;

    private PlanWriter(UnaryOperator<String> spelling) {
        xml = new CompactXml(spelling);
    }

    /**
     * The page as text, in letters that ISO-8859-1 has.
     *
     * @throws IllegalArgumentException if the plan has a letter that no others stand for; {@link PlanCheck} finds it before
     */
    public static String write(MedicationPlan page) {
        PlanWriter writer = new PlanWriter(Latin1::written);
        writer.plan(page);
        String text = writer.xml.toString();
        if (!Latin1.canHold(text)) {
            throw new IllegalArgumentException("a letter outside ISO-8859-1 was not found before");
        }
        return text;
    }

    /** A draft as text, whatever letters stand in it; no other software reads it (M15). */
    static String unfinished(MedicationPlan draft) {
        PlanWriter writer = new PlanWriter(UnaryOperator.identity());
        writer.plan(draft);
        return writer.xml.toString();
    }

    /** The page as bytes in ISO-8859-1; refuses what {@link #write} refuses. */
    public static byte[] bytes(MedicationPlan page) {
        return write(page).getBytes(StandardCharsets.ISO_8859_1);
    }

    private void plan(MedicationPlan plan) {
        PrintHead head = plan.head();
        xml.start("MP")
                .with("v", head.version())
                .with("p", head.patch())
                .with("U", head.printId())
                .with("a", head.page())
                .with("z", head.pages())
                .with("l", head.language());
        person(plan.person());
        issuer(plan.issuer());
        if (!plan.observations().equals(Observations.NONE)) {
            observations(plan.observations());
        }
        plan.sections().forEach(this::section);
        xml.end("MP");
    }

    private void person(Person person) {
        xml.start("P")
                .with("g", person.given())
                .with("f", person.family())
                .with("egk", person.insuranceId())
                .with("b", person.birthDate())
                .with("s", person.sex())
                .with("t", person.title())
                .with("v", person.prefix())
                .with("z", person.suffix())
                .end("P");
    }

    private void issuer(Issuer issuer) {
        xml.start("A")
                .with("lanr", issuer.doctorNumber())
                .with("idf", issuer.pharmacyNumber())
                .with("kik", issuer.hospitalNumber())
                .with("n", issuer.name())
                .with("s", issuer.street())
                .with("z", issuer.postcode())
                .with("c", issuer.town())
                .with("p", issuer.phone())
                .with("e", issuer.email())
                .with("t", issuer.printed())
                .end("A");
    }

    private void observations(Observations observations) {
        xml.start("O")
                .with("ai", observations.allergies())
                .with("p", observations.pregnant())
                .with("b", observations.breastfeeding())
                .with("w", observations.weightKilograms())
                .with("h", observations.heightCentimetres())
                .with("c", observations.creatinineMilligramsPerDecilitre())
                .with("x", observations.text())
                .end("O");
    }

    private void section(Section section) {
        xml.start("S").with("t", section.heading()).with("c", section.headingCode());
        section.lines().forEach(this::line);
        xml.end("S");
    }

    private void line(Line line) {
        if (line instanceof Entry entry) {
            entry(entry);
        } else if (line instanceof Recipe recipe) {
            xml.start("R")
                    .with("t", recipe.text())
                    .with("x", recipe.boundLine())
                    .end("R");
        } else if (line instanceof FreeText free) {
            xml.start("X").with("t", free.text()).end("X");
        }
    }

    private void entry(Entry entry) {
        Product product = entry.product();
        Dosage dosage = entry.dosage();
        xml.start("M")
                .with("p", product.pzn())
                .with("a", product.tradeName())
                .with("f", product.form())
                .with("fd", product.formText())
                .with("wo", dosage.weekday())
                .with("m", dosage.morning())
                .with("d", dosage.noon())
                .with("v", dosage.evening())
                .with("h", dosage.night())
                .with("t", dosage.text())
                .with("du", dosage.unit())
                .with("dud", dosage.unitText())
                .with("i", entry.hint())
                .with("r", entry.reason())
                .with("x", entry.boundLine());
        for (Substance substance : product.substances()) {
            xml.start("W")
                    .with("w", substance.name())
                    .with("s", substance.strength())
                    .end("W");
        }
        xml.end("M");
    }
}
