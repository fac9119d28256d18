package de.medicalhub.portal.assessment.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.assessment.AssessmentKind;
import de.medicalhub.portal.assessment.Assessments;
import de.medicalhub.portal.questions.Answers;
import de.medicalhub.portal.wording.Phrase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the assessment suggests, each with its reason; a person decides (Q7); pure. */
public final class NeedRules {
    private static final String ANSWER = HubCodes.BASE + "/CodeSystem/assessment-answer|";
    private static final Set<String> NEEDS_SOMEBODY = Set.of("with-help", "not-possible");
    private static final int OLD = 75;
    private static final int MANY_MEDICINES = 5;

    private final Answers initial;
    private final Answers differentiated;
    private final Map<String, List<Phrase>> reasons = new LinkedHashMap<>();

    private final boolean differentiatedDone;

    public NeedRules(Assessments assessments) {
        differentiatedDone = assessments.isDone(AssessmentKind.DIFFERENTIATED);
        initial = assessments.answers(AssessmentKind.INITIAL);
        differentiated = assessments.answers(AssessmentKind.DIFFERENTIATED);
        nursing();
        homecoming();
        treatment();
    }

    private void nursing() {
        helped("nursing", "washing");
        helped("nursing", "eating");
        helped("nursing", "toilet");
        helped("nursing", "transfer");
        helped("nursing", "taking");
        yes("nursing", "injections", differentiated);
        yes("nursing", "wound", differentiated);
        yes("nursing", "palliative", differentiated);
        if (differentiated.isEmpty()) {
            yes("nursing", "self-care", initial);
            yes("nursing", "treatment", initial);
        }
    }

    private void homecoming() {
        if (Set.of("later", "no").contains(differentiated.code("return"))) {
            because("short-term-care", "return");
        }
        if (!differentiated.codes("aids-need").isEmpty()
                || !differentiated.first("aids-other").isEmpty()) {
            because("aids", "aids-need");
        }
        String ride = differentiated.code("ride");
        if (!ride.isEmpty() && !ride.equals("walking")) {
            because("transport", "ride");
        }
        if (differentiated.code("floor").equals("many-stairs")
                && NEEDS_SOMEBODY.contains(differentiated.code("stairs"))) {
            because("transport", "stairs");
        }
    }

    private void treatment() {
        if (number(differentiated, "medicines")
                .or(() -> number(initial, "medication-count"))
                .filter(count -> count >= MANY_MEDICINES)
                .isPresent()) {
            because("medication", "medicines");
        }
        helped("medication", "taking");
        yes("appointments", "readmission", initial);
        yes("appointments", "wound", differentiated);
        yes("aftercare", "falls", differentiated);
        yes("aftercare", "delirium", differentiated);
        yes("aftercare", "mood", differentiated);
        if (initial.first("lives-alone").equals("true")
                && number(initial, "age").filter(age -> age >= OLD).isPresent()) {
            because("aftercare", "alone");
        }
    }

    private void helped(String need, String question) {
        if (NEEDS_SOMEBODY.contains(differentiated.code(question))) {
            because(need, question);
        }
    }

    private void yes(String need, String question, Answers answers) {
        if (answers.first(question).equals("true")) {
            because(need, question);
        }
    }

    private void because(String need, String reason) {
        reasons.computeIfAbsent(need, first -> new ArrayList<>()).add(Phrase.of("assessment.because." + reason));
    }

    private static Optional<Integer> number(Answers answers, String question) {
        String typed = answers.first(question);
        return typed.matches("\\d{1,4}") ? Optional.of(Integer.valueOf(typed)) : Optional.empty();
    }

    /** Which kinds of support are suggested, each with its reasons. */
    public Map<String, List<Phrase>> suggested() {
        return reasons;
    }

    /** For the questionnaire of decisions: what is suggested as "needed"; the rest stays open. */
    Map<String, List<String>> variables() {
        Map<String, List<String>> variables = new LinkedHashMap<>();
        reasons.keySet()
                .forEach(need -> variables.put(need.replace("-", "") + "Suggestion", List.of(ANSWER + "needed")));
        List<String> care = careNeeds();
        if (!care.isEmpty()) {
            variables.put("careNeedsSuggestion", care);
        }
        return variables;
    }

    private List<String> careNeeds() {
        Map<String, Boolean> found = new LinkedHashMap<>();
        found.put("basic-care", anyHelped("washing", "eating", "toilet"));
        found.put("wound-care", differentiated.first("wound").equals("true"));
        found.put("medication", anyHelped("taking"));
        found.put("injections", differentiated.first("injections").equals("true"));
        found.put("mobility", anyHelped("walking", "transfer"));
        found.put("household", anyHelped("household"));
        found.put("palliative", differentiated.first("palliative").equals("true"));
        return found.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(entry -> HubCodes.CARE_NEED + "|" + entry.getKey())
                .toList();
    }

    private boolean anyHelped(String... questions) {
        return List.of(questions).stream().anyMatch(question -> NEEDS_SOMEBODY.contains(differentiated.code(question)));
    }

    /** What the screening says: two signs, a care level from 2, or great age alone at home call for more. */
    public Phrase screening() {
        if (initial.isEmpty()) {
            return Phrase.of("assessment.screening.open");
        }
        long signs = List.of("readmission", "self-care", "mobility", "cognition", "treatment").stream()
                .filter(question -> initial.first(question).equals("true"))
                .count();
        boolean dependent = Set.of("2", "3", "4", "5").contains(initial.code("care-level"));
        boolean alone = initial.first("lives-alone").equals("true")
                && number(initial, "age").filter(age -> age >= OLD).isPresent();
        if (signs < 2 && !dependent && !alone) {
            return Phrase.of("assessment.screening.usual");
        }
        return Phrase.of(differentiatedDone ? "assessment.screening.complex.done" : "assessment.screening.complex");
    }
}
