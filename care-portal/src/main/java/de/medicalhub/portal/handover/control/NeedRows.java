package de.medicalhub.portal.handover.control;

import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.CaseNeeds;
import de.medicalhub.portal.handover.entity.NeedRow;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Texts;
import java.util.List;

/** Puts what the patient needs into words, one line for each kind of support (H14); pure. */
public final class NeedRows {
    private NeedRows() {}

    public static List<NeedRow> of(Case found, Texts texts) {
        return CaseNeeds.KINDS.stream().map(kind -> row(found, kind, texts)).toList();
    }

    private static NeedRow row(Case found, String kind, Texts texts) {
        String state = CaseNeeds.state(found, kind);
        return new NeedRow(
                kind, texts.say(Phrase.code("support", kind)), state, texts.say(Phrase.code("need-decision", state)));
    }
}
