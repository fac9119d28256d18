package de.medicalhub.portal.medication.control;

import de.medicalhub.portal.medication.Substance;
import de.medicalhub.portal.medication.entity.Dosage;
import de.medicalhub.portal.medication.entity.DraftRow;
import de.medicalhub.portal.medication.entity.DraftRow.Kind;
import de.medicalhub.portal.medication.entity.Entry;
import de.medicalhub.portal.medication.entity.FreeText;
import de.medicalhub.portal.medication.entity.Issuer;
import de.medicalhub.portal.medication.entity.Line;
import de.medicalhub.portal.medication.entity.MedicationPlan;
import de.medicalhub.portal.medication.entity.Observations;
import de.medicalhub.portal.medication.entity.Person;
import de.medicalhub.portal.medication.entity.Place;
import de.medicalhub.portal.medication.entity.PlanDraft;
import de.medicalhub.portal.medication.entity.PrintHead;
import de.medicalhub.portal.medication.entity.Product;
import de.medicalhub.portal.medication.entity.Recipe;
import de.medicalhub.portal.medication.entity.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Between a plan and what stands in its form; nothing is lost on the way there and back (M13). */
public final class Drafts {
    private static final int LONGEST_FORM_CODE = 10;

    private Drafts() {}

    /** What stands in the form for a plan. */
    public static PlanDraft of(MedicationPlan plan) {
        PlanDraft draft = new PlanDraft();
        Person person = plan.person();
        draft.with("given", person.given())
                .with("family", person.family())
                .with("insuranceId", person.insuranceId())
                .with("birthDate", person.birthDate().replaceFirst("^(\\d{4})(\\d{2})(\\d{2})$", "$3.$2.$1"))
                .with("sex", person.sex())
                .with("title", person.title())
                .with("prefix", person.prefix())
                .with("suffix", person.suffix());
        Issuer issuer = plan.issuer();
        draft.with("doctorNumber", issuer.doctorNumber())
                .with("pharmacyNumber", issuer.pharmacyNumber())
                .with("hospitalNumber", issuer.hospitalNumber())
                .with("issuer", issuer.name())
                .with("street", issuer.street())
                .with("postcode", issuer.postcode())
                .with("town", issuer.town())
                .with("phone", issuer.phone())
                .with("email", issuer.email());
        Observations seen = plan.observations();
        draft.with("allergies", seen.allergies())
                .with("pregnant", seen.pregnant())
                .with("breastfeeding", seen.breastfeeding())
                .with("weight", seen.weightKilograms())
                .with("height", seen.heightCentimetres())
                .with("creatinine", seen.creatinineMilligramsPerDecilitre())
                .with("observations", breaks(seen.text()));
        draft.replaceRows(rows(plan.sections()));
        return draft;
    }

    private static List<DraftRow> rows(List<Section> sections) {
        List<DraftRow> rows = new ArrayList<>();
        for (Section section : sections) {
            if (section.hasHeading()) {
                rows.add(heading(section.headingCode(), section.heading()));
            }
            section.lines().forEach(line -> rows.add(row(line)));
        }
        return rows;
    }

    static DraftRow heading(String code, String words) {
        return new DraftRow(Kind.HEADING).with("headingCode", code).with("heading", words);
    }

    static DraftRow row(Line line) {
        if (line instanceof Recipe recipe) {
            return new DraftRow(Kind.RECIPE)
                    .with("text", breaks(recipe.text()))
                    .with("bound", breaks(recipe.boundLine()));
        }
        if (line instanceof FreeText free) {
            return new DraftRow(Kind.TEXT).with("text", breaks(free.text()));
        }
        return medicine((Entry) line);
    }

    private static DraftRow medicine(Entry entry) {
        Product product = entry.product();
        Dosage dosage = entry.dosage();
        return new DraftRow(Kind.MEDICINE)
                .with("pzn", product.pzn().isEmpty() ? "" : product.fullPzn())
                .with("tradeName", product.tradeName())
                .with(
                        "substances",
                        lines(product.substances().stream().map(Substance::name).toList()))
                .with(
                        "strengths",
                        lines(product.substances().stream()
                                .map(Substance::strength)
                                .toList()))
                .with("form", product.form() + product.formText())
                .with("freeForm", product.formText())
                .with("weekday", dosage.weekday())
                .with("morning", dosage.morning())
                .with("noon", dosage.noon())
                .with("evening", dosage.evening())
                .with("night", dosage.night())
                .with("doseText", dosage.text())
                .with("unit", dosage.unit())
                .with("unitText", dosage.unitText())
                .with("hint", breaks(entry.hint()))
                .with("reason", breaks(entry.reason()))
                .with("bound", breaks(entry.boundLine()));
    }

    /** The plan that stands in the form, not yet printed. */
    public static MedicationPlan plan(PlanDraft draft) {
        Person person = new Person(
                draft.get("given"),
                draft.get("family"),
                draft.get("insuranceId"),
                draft.get("birthDate").replaceFirst("^(\\d{2})\\.(\\d{2})\\.(\\d{4})$", "$3$2$1"),
                draft.get("sex"),
                draft.get("title"),
                draft.get("prefix"),
                draft.get("suffix"));
        Issuer issuer = new Issuer(
                draft.get("doctorNumber"),
                draft.get("pharmacyNumber"),
                draft.get("hospitalNumber"),
                draft.get("issuer"),
                draft.get("street"),
                draft.get("postcode"),
                draft.get("town"),
                draft.get("phone"),
                draft.get("email"),
                "");
        Observations seen = new Observations(
                draft.get("allergies"),
                draft.get("pregnant"),
                draft.get("breastfeeding"),
                draft.get("weight").replace(',', '.'),
                draft.get("height"),
                draft.get("creatinine").replace(',', '.'),
                tildes(draft.get("observations")));
        return new MedicationPlan(PrintHead.fresh(), person, issuer, seen, sections(draft));
    }

    private static List<Section> sections(PlanDraft draft) {
        List<Section> sections = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        DraftRow heading = heading("", "");
        for (DraftRow row : draft.getRows()) {
            if (row.isHeading()) {
                close(heading, lines, sections);
                heading = row;
            } else {
                lines.add(line(row));
            }
        }
        close(heading, lines, sections);
        return sections;
    }

    private static void close(DraftRow heading, List<Line> lines, List<Section> sections) {
        Section section = new Section(heading.get("headingCode"), heading.get("heading"), lines);
        if (section.hasHeading() || !lines.isEmpty()) {
            sections.add(section);
        }
        lines.clear();
    }

    private static Line line(DraftRow row) {
        return switch (row.getKind()) {
            case MEDICINE -> entry(row);
            case RECIPE -> new Recipe(tildes(row.get("text")), tildes(row.get("bound")));
            case TEXT, HEADING -> new FreeText(tildes(row.get("text")));
        };
    }

    private static Entry entry(DraftRow row) {
        String form = row.get("form");
        boolean isWord =
                !form.equals(row.get("freeForm")) && form.matches("[A-Za-zÄÖÜäöüß]{1," + LONGEST_FORM_CODE + "}");
        Product product = new Product(
                row.get("pzn").replaceFirst("^0+", ""),
                row.get("tradeName"),
                isWord ? form : "",
                isWord ? "" : form,
                substances(row.get("substances"), row.get("strengths")));
        Dosage dosage = new Dosage(
                row.get("weekday"),
                row.get("morning"),
                row.get("noon"),
                row.get("evening"),
                row.get("night"),
                row.get("doseText"),
                row.get("unit"),
                row.get("unitText"));
        return new Entry(product, dosage, tildes(row.get("hint")), tildes(row.get("reason")), tildes(row.get("bound")));
    }

    private static List<Substance> substances(String names, String strengths) {
        if (names.isEmpty() && strengths.isEmpty()) {
            return List.of();
        }
        String[] name = names.split("\\R", -1);
        String[] strength = strengths.split("\\R", -1);
        List<Substance> substances = new ArrayList<>();
        for (int i = 0; i < Math.max(name.length, strength.length); i++) {
            substances.add(new Substance(
                    i < name.length ? name[i].strip() : "", i < strength.length ? strength[i].strip() : ""));
        }
        return substances;
    }

    /** Which row a finding is about; -1 for the head, or a heading that has gone. */
    public static int rowOf(Place place, PlanDraft draft) {
        int section = 0;
        int line = 0;
        for (int i = 0; i < draft.getRows().size(); i++) {
            boolean heading = draft.getRows().get(i).isHeading();
            if (heading || section == 0) {
                section++;
                line = 0;
            }
            line += heading ? 0 : 1;
            if (section == place.section() && (place.line() == 0 || (place.line() == line && !heading))) {
                return i;
            }
        }
        return -1;
    }

    private static String lines(List<String> parts) {
        return parts.stream().collect(Collectors.joining("\n")).stripTrailing();
    }

    private static String breaks(String text) {
        return text.replace('~', '\n');
    }

    private static String tildes(String text) {
        return text.replaceAll("\\R", "~");
    }
}
