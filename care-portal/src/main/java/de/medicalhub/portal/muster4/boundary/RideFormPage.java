package de.medicalhub.portal.muster4.boundary;

import de.medicalhub.portal.muster4.entity.RideFacts;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.omnifaces.cdi.ViewScoped;

/** What is being answered; kept in the page itself, so that it survives a lost session or node (V7). */
@Named("rideForm")
@ViewScoped(saveInViewState = true)
public class RideFormPage implements Serializable {
    private static final long serialVersionUID = 1L;

    private RideFacts facts = new RideFacts();
    private String version = "";
    private LinkedHashMap<String, String> others = new LinkedHashMap<>();

    /**
     * @param stored the answers from which the form begins, such as {@code QuestionnaireResponse/12/_history/3}; empty if there
     *     are none yet
     */
    public void begin(RideFacts known, String stored) {
        facts = known;
        know(stored, Map.of());
    }

    /**
     * What is stored now (V8).
     *
     * @param differing what somebody else has answered otherwise, by question, in words
     */
    public void know(String stored, Map<String, String> differing) {
        version = stored;
        others = new LinkedHashMap<>(differing);
    }

    public String version() {
        return version;
    }

    public Map<String, String> getOthers() {
        return others;
    }

    public RideFacts getFacts() {
        return facts;
    }
}
