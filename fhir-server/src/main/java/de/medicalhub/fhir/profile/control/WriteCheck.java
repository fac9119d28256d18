package de.medicalhub.fhir.profile.control;

import de.medicalhub.fhir.profile.ProfileSettings;
import de.medicalhub.fhir.profile.entity.Canonical;
import de.medicalhub.fhir.profile.entity.ValidationMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Decides whether a resource may be stored (rules 4 to 7 of the feature). */
@Component
public class WriteCheck {
    private final ProfileSettings settings;
    private final Profiles profiles;

    WriteCheck(ProfileSettings settings, Profiles profiles) {
        this.settings = settings;
        this.profiles = profiles;
    }

    /**
     * What is wrong.
     *
     * @param refused reasons not to store; empty if it may be stored
     * @param warned what is stored nevertheless
     */
    public record Outcome(List<Finding> refused, List<Finding> warned) {
        public Outcome {
            refused = List.copyOf(refused);
            warned = List.copyOf(warned);
        }
    }

    /** Checks the claims and the check digits. Without claims this costs next to nothing. */
    public Outcome check(Resource resource) {
        List<Finding> refused = new ArrayList<>();
        List<Finding> warned = new ArrayList<>();
        checkDigits(resource, refused, warned);
        refused.addAll(claims(resource, ValidationMode.ENFORCE));
        if (refused.isEmpty()) {
            warned.addAll(claims(resource, ValidationMode.WARN));
        }
        return new Outcome(refused, warned);
    }

    /** To which profiles resources are held that claim them, by type: those that are loaded and whose mode is not off. */
    public Map<String, Set<String>> supported() {
        Map<String, Set<String>> supported = new TreeMap<>();
        profiles.all().forEach((type, urls) -> {
            Set<String> held = new TreeSet<>(urls);
            held.removeIf(url -> settings.modeOf(url) == ValidationMode.OFF);
            supported.put(type, held);
        });
        return supported;
    }

    private void checkDigits(Resource resource, List<Finding> refused, List<Finding> warned) {
        if (settings.checkDigits() == ValidationMode.OFF) {
            return;
        }
        boolean enforced = settings.checkDigits() == ValidationMode.ENFORCE;
        for (CheckDigits.Wrong wrong : CheckDigits.wrong(resource)) {
            boolean specimen = settings.specimens().contains(wrong.value());
            (enforced && !specimen ? refused : warned).add(wrong.finding());
        }
    }

    /** Only those of this mode: what is claimed besides must neither refuse nor excuse. */
    private List<Finding> claims(Resource resource, ValidationMode mode) {
        Predicate<Canonical> ofMode = claim -> settings.policy().modeOf(claim) == mode;
        if (!Parts.of(resource).claimAny(ofMode)) {
            return List.of();
        }
        Resource copy = resource.copy();
        Parts.of(copy).keepClaims(ofMode);
        return profiles.check(copy);
    }
}
