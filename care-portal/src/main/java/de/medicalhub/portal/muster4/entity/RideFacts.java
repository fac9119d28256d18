package de.medicalhub.portal.muster4.entity;

import java.io.Serializable;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What was answered, by the name of the question; what is absent is empty. */
public final class RideFacts implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Everything that can be asked, in the order of the form. */
    public static final List<String> QUESTIONS = List.of(
            "outReason",
            "returnReason",
            "careLevel",
            "marks",
            "lasting",
            "sixMonths",
            "vehicle",
            "vehicleText",
            "posture",
            "companion",
            "rideNeeds",
            "weight",
            "medicalCare",
            "justification");

    private final LinkedHashMap<String, Object> answers = new LinkedHashMap<>();

    public RideFacts with(String question, Object answer) {
        answers.put(question, answer);
        return this;
    }

    /** For the form, which reads and writes them by their names. */
    public Map<String, Object> getAnswers() {
        return answers;
    }

    /** As text; empty if absent. */
    public String get(String question) {
        Object answer = answers.get(question);
        return answer instanceof Collection<?> || answer instanceof Object[]
                ? String.join(",", all(question))
                : Objects.toString(answer, "").strip();
    }

    /** Several answers to one question. */
    public List<String> all(String question) {
        Object answer = answers.get(question);
        if (answer instanceof Collection<?> several) {
            return several.stream().map(Object::toString).toList();
        }
        if (answer instanceof Object[] several) {
            return List.of(several).stream().map(Object::toString).toList();
        }
        return answer == null || answer.toString().isBlank()
                ? List.of()
                : List.of(answer.toString().split(",", -1));
    }

    public boolean is(String question) {
        return get(question).equals("true");
    }
}
