package de.medicalhub.portal.assessment;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * One line of a questionnaire in one language: a heading, a text or a question.
 *
 * @param path linkIds of the groups around it, the outermost first
 * @param type as in FHIR: group, display, boolean, choice, integer, decimal, string, text or date
 * @param repeats whether several options may be chosen
 * @param unit such as kg; empty if there is none
 * @param prefill name of what the record can tell about it (Q4); empty if nothing
 * @param conditions of itself and of the groups around it; all must hold
 */
public record Question(
        String linkId,
        List<String> path,
        String type,
        String text,
        String help,
        boolean required,
        boolean repeats,
        Bounds bounds,
        String unit,
        String prefill,
        List<Option> options,
        List<Condition> conditions) {

    public Question {
        path = List.copyOf(path);
        options = List.copyOf(options);
        conditions = List.copyOf(conditions);
    }

    /**
     * An answer to choose.
     *
     * @param value {@code system|code}
     */
    public record Option(String value, String label) {}

    /** What a number or text may be. */
    public record Bounds(Optional<BigDecimal> least, Optional<BigDecimal> most, int longest) {}

    /** Whether it is asked: all tests, or any of them. */
    public record Condition(boolean any, List<Test> tests) {
        public Condition {
            tests = List.copyOf(tests);
        }
    }

    /**
     * What another question must have been answered with.
     *
     * @param operator of FHIR: exists, =, !=, &gt;, &lt;, &gt;=, &lt;=
     * @param answer as text; of a choice its {@code system|code}
     */
    public record Test(String question, String operator, String answer) {}

    /** Whether it has an answer. */
    public boolean isAsked() {
        return !type.equals("group") && !type.equals("display");
    }
}
