package de.medicalhub.portal.medication.control;

import de.medicalhub.common.fhir.CheckDigit;
import de.medicalhub.portal.medication.MedicineCatalogue;
import de.medicalhub.portal.medication.entity.Entry;
import de.medicalhub.portal.medication.entity.Finding;
import de.medicalhub.portal.medication.entity.FreeText;
import de.medicalhub.portal.medication.entity.Heading;
import de.medicalhub.portal.medication.entity.Issuer;
import de.medicalhub.portal.medication.entity.Line;
import de.medicalhub.portal.medication.entity.MedicationPlan;
import de.medicalhub.portal.medication.entity.Observations;
import de.medicalhub.portal.medication.entity.Person;
import de.medicalhub.portal.medication.entity.PrintHead;
import de.medicalhub.portal.medication.entity.Recipe;
import de.medicalhub.portal.medication.entity.Rule;
import de.medicalhub.portal.medication.entity.Section;
import java.util.List;
import java.util.stream.Stream;

/** Says what is wrong with a plan or a page by the rules of the specification (M5, M6). */
public final class PlanCheck {
    /** Most pages of a plan. */
    public static final int MOST_PAGES = 5;

    private static final int SECTIONS_OF_A_PAGE = 23;
    private static final int LINES_OF_A_SECTION = 45;
    private static final String BIRTH_DATE = "\\d{4}(0[0-9]|1[012])(0[0-9]|[12][0-9]|3[01])";
    private static final String PRINTED = "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}";

    private final MedicineCatalogue catalogue;
    private final EntryCheck entries;

    public PlanCheck(MedicineCatalogue catalogue) {
        this.catalogue = catalogue;
        this.entries = new EntryCheck(catalogue);
    }

    /** All findings, in the order of the plan. */
    public List<Finding> check(MedicationPlan plan) {
        catalogue.expect(plan.numbers());
        Findings findings = new Findings();
        head(plan.head(), findings.in("MP", 0, 0));
        // Without a page number it may be a whole plan, whose sections go on from page to page.
        int pages = plan.head().page().isEmpty() ? MOST_PAGES : 1;
        findings.unless(plan.sections().size() <= pages * SECTIONS_OF_A_PAGE, Rule.TOO_MANY, "S");
        person(plan.person(), version(plan), findings.in("P", 0, 0));
        issuer(plan.issuer(), version(plan), findings.in("A", 0, 0));
        observations(plan.observations(), findings.in("O", 0, 0));
        for (int i = 0; i < plan.sections().size(); i++) {
            Section section = plan.sections().get(i);
            findings.in("S", i + 1, 0).unless(section.lines().size() <= pages * LINES_OF_A_SECTION, Rule.TOO_MANY, "");
            section(section, i + 1, version(plan), findings);
        }
        return findings.list();
    }

    /** The version as a number; 0 where it is none. */
    private static int version(MedicationPlan plan) {
        String version = plan.head().version();
        return version.matches("\\d{3}") ? Integer.parseInt(version) : 0;
    }

    private static void head(PrintHead head, Findings findings) {
        findings.unless(head.version().matches("02[3-8]"), Rule.VERSION_WRONG, "v")
                .unless(head.language().equals(PrintHead.GERMAN), Rule.LANGUAGE_WRONG, "l")
                .unless(head.printId().matches("[0-9A-F]{32}"), Rule.PRINT_ID_WRONG, "U")
                .form("p", head.patch(), "\\d{1,2}");
        if (!(head.page() + head.pages()).isEmpty()) {
            boolean numbers = head.page().matches("[1-5]") && head.pages().matches("[2-5]");
            findings.unless(!head.pages().matches("[6-9]|\\d{2,}"), Rule.TOO_MANY_PAGES, "z")
                    .unless(numbers && head.page().compareTo(head.pages()) <= 0, Rule.PAGE_NUMBER_WRONG, "a");
        }
    }

    private static void person(Person person, int version, Findings findings) {
        findings.required("g", person.given())
                .text("g", person.given(), 45)
                .required("f", person.family())
                .text("f", person.family(), 45)
                .form("egk", person.insuranceId(), "[A-Z]\\d{9}")
                .required("b", person.birthDate())
                // The first version wrote dates in another way.
                .form("b", person.birthDate(), version == 23 ? "[\\d.-]{4,10}" : BIRTH_DATE)
                .form("s", person.sex(), "[MWXD]")
                .unless(!person.sex().equals("D") || version >= 26, Rule.NOT_IN_THIS_VERSION, "s")
                .text("t", person.title(), 20)
                .text("v", person.prefix(), 20)
                .text("z", person.suffix(), 20);
        checkDigit("egk", CheckDigit.KVNR, person.insuranceId(), "[A-Z]\\d{9}", findings);
    }

    private static void issuer(Issuer issuer, int version, Findings findings) {
        long numbers = Stream.of(issuer.doctorNumber(), issuer.pharmacyNumber(), issuer.hospitalNumber())
                .filter(number -> !number.isEmpty())
                .count();
        findings.unless(numbers <= 1, Rule.SEVERAL_ISSUER_NUMBERS, "")
                .form("lanr", issuer.doctorNumber(), "\\d{9}")
                .form("idf", issuer.pharmacyNumber(), "\\d{7}")
                .form("kik", issuer.hospitalNumber(), "\\d{9}")
                .required("n", issuer.name())
                .text("n", issuer.name(), 80)
                .text("s", issuer.street(), 30)
                .form("z", issuer.postcode(), "\\d{5}")
                .text("c", issuer.town(), 20)
                .text("p", issuer.phone(), 20)
                .text("e", issuer.email(), 80)
                .required("t", issuer.printed())
                .form("t", issuer.printed(), version == 23 ? PRINTED + "|\\d{4}-\\d{2}-\\d{2}" : PRINTED);
        checkDigit("lanr", CheckDigit.LANR, issuer.doctorNumber(), "\\d{9}", findings);
        checkDigit("kik", CheckDigit.IK, issuer.hospitalNumber(), "\\d{9}", findings);
    }

    /** Only where the form is right; a wrong form is another finding. */
    private static void checkDigit(String attribute, CheckDigit kind, String value, String form, Findings findings) {
        findings.unless(!value.matches(form) || kind.isValid(value), Rule.CHECK_DIGIT_WRONG, attribute);
    }

    private static void observations(Observations observations, Findings findings) {
        findings.text("ai", observations.allergies(), 50)
                .form("p", observations.pregnant(), "1")
                .form("b", observations.breastfeeding(), "1")
                .form("w", observations.weightKilograms(), "(?=.*[1-9])\\d{1,3}(\\.\\d)?")
                .form("h", observations.heightCentimetres(), "[1-9]\\d|[12]\\d\\d")
                .form("c", observations.creatinineMilligramsPerDecilitre(), "\\d{1,4}(\\.\\d{1,2})?")
                .text("x", observations.text(), 77, 2);
    }

    private void section(Section section, int number, int version, Findings findings) {
        String code = section.headingCode();
        findings.in("S", number, 0)
                .unless(code.isEmpty() || Heading.of(code).isPresent(), Rule.HEADING_UNKNOWN, "c")
                .unless(!code.equals(Heading.WEEKLY.code()) || version >= 28, Rule.NOT_IN_THIS_VERSION, "c")
                .exclusive("t", !code.isEmpty(), !section.heading().isEmpty())
                .text("t", section.heading(), 50)
                .unless(number == 1 || section.hasHeading(), Rule.HEADING_MISSING, "")
                .unless(!section.lines().isEmpty(), Rule.MISSING, "");
        for (int i = 0; i < section.lines().size(); i++) {
            line(section.lines().get(i), number, i + 1, version, findings);
        }
    }

    private void line(Line line, int section, int number, int version, Findings findings) {
        if (line instanceof Entry entry) {
            entries.check(entry, version, findings.in("M", section, number));
        } else if (line instanceof Recipe recipe) {
            findings.in("R", section, number)
                    .required("t", recipe.text())
                    .text("t", recipe.text(), 200, 1)
                    .text("x", recipe.boundLine(), 200, 1);
        } else if (line instanceof FreeText free) {
            findings.in("X", section, number).required("t", free.text()).text("t", free.text(), 200, 1);
        }
    }
}
