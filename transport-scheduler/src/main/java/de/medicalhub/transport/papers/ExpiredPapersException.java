package de.medicalhub.transport.papers;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.Words;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A duty cannot begin, for these papers have expired (rule 3). */
public class ExpiredPapersException extends RefusedException {
    private static final long serialVersionUID = 1L;
    private static final String KEY = "duty.papers-expired";

    private final transient List<Paper> papers;

    /** At least one. */
    public ExpiredPapersException(List<Paper> papers) {
        super(ProblemKind.RULE, KEY, inWords(papers, Locale.GERMAN));
        this.papers = List.copyOf(papers);
    }

    @Override
    public String sentence(Locale language) {
        return Words.say(language, KEY, inWords(papers, language));
    }

    private static String inWords(List<Paper> papers, Locale language) {
        return papers.stream()
                .map(paper -> Words.say(language, "paper.expired", paper.kind().word(language), paper.lastDay()))
                .collect(Collectors.joining(", "));
    }
}
