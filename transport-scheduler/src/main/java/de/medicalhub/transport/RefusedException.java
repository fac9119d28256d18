package de.medicalhub.transport;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import java.util.Locale;

/** A refusal whose sentence is said in the caller's language; the words stand in {@code messages_*.properties}. */
public class RefusedException extends HubException {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final transient Object[] values;

    /**
     * @param key of the sentence
     * @param values put into it; never a patient's data
     */
    public RefusedException(ProblemKind kind, String key, Object... values) {
        super(kind, Words.say(Locale.GERMAN, key, values));
        this.key = key;
        this.values = values.clone();
    }

    /** Key of the sentence; says to the log what was refused. */
    public String key() {
        return key;
    }

    /** The sentence in that language. */
    public String sentence(Locale language) {
        return Words.say(language, key, values);
    }
}
