package de.medicalhub.portal.documents.boundary;

import de.medicalhub.portal.documents.entity.LetterDraft;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.omnifaces.cdi.ViewScoped;

/** The letter that is being written; kept in the page itself, so that it survives a lost session or node (U8). */
@Named("letterForm")
@ViewScoped(saveInViewState = true)
public class LetterFormPage implements Serializable {
    private static final long serialVersionUID = 1L;

    private LetterDraft draft = new LetterDraft();
    private String version = "";
    private String basis = "";
    private LinkedHashMap<String, String> others = new LinkedHashMap<>();

    /**
     * @param version id and version of the draft in the record, such as {@code 12/3}; empty if there is none
     * @param basis what was there when the form was begun, as {@link #getBasis} says
     */
    public void begin(LetterDraft fresh, String version, String basis) {
        draft = fresh;
        this.version = version;
        this.basis = basis;
        others = new LinkedHashMap<>();
    }

    public LetterDraft getDraft() {
        return draft;
    }

    public String getVersion() {
        return version;
    }

    /** The newest version of this letter and the planned discharge; another one means that somebody has written meanwhile. */
    public String getBasis() {
        return basis;
    }

    /** After it was stored or somebody else's version was read. */
    public void know(String stored, String basis, Map<String, String> differing) {
        version = stored;
        this.basis = basis;
        others = new LinkedHashMap<>(differing);
    }

    /** What somebody else wrote meanwhile, by section; only where it differs. */
    public Map<String, String> getOthers() {
        return others;
    }
}
