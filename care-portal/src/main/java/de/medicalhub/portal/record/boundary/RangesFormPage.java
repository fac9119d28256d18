package de.medicalhub.portal.record.boundary;

import jakarta.inject.Named;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.omnifaces.cdi.ViewScoped;

/** What held when the form was shown; kept in the page itself, so that nobody's later ranges are overwritten (K13). */
@Named("rangesForm")
@ViewScoped(saveInViewState = true)
public class RangesFormPage implements Serializable {
    private static final long serialVersionUID = 1L;

    private final LinkedHashMap<String, String> shown = new LinkedHashMap<>();

    /** The page now shows what holds, wholly or for some values. */
    public void show(Map<String, String> fields) {
        shown.putAll(fields);
    }

    /** By field; absent where there was no limit. */
    public Map<String, String> shown() {
        return shown;
    }
}
