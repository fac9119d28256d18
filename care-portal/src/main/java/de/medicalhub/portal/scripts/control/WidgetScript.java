package de.medicalhub.portal.scripts.control;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Cuts PrimeFaces' bundle of widgets down to those that pages use (J1). */
public final class WidgetScript {
    /** The components that pages may use, and what each of them needs of the bundle; the others bring scripts of their own. */
    public static final Map<String, Set<String>> COMPONENTS = Map.of(
            "commandButton", Set.of("CommandButton"),
            "remoteCommand", Set.of(),
            "ajax", Set.of(),
            "datePicker", Set.of());

    private static final String BUNDLE = "components.js";

    /** Comes along with every date field, which needs it only if it has a mask; none has (J2). */
    private static final String MASK = "inputmask/inputmask.js";

    /** jQuery UI and other plugins: more than half of it drags, sorts, resizes and slides, which no page does (J2). */
    private static final String PLUGINS = "jquery/jquery-plugins.js";

    /** What of {@link #PLUGINS} is left out: each from where it begins to where the next begins, which stays. */
    private static final List<Stretch> NOT_USED = List.of(
            new Stretch("e.widget(\"ui.draggable\",", "var D=e,w={},F=w.toString"),
            new Stretch("$.widget(\"ui.sortable\",$.ui.sortable,", "(function(){var e=$.fn.remove"),
            new Stretch("(function(){$.ui.ddmanager.prepareOffsets", ""));

    /** The scripts that are delivered in part or not at all. */
    public static final Set<String> CUT = Set.of(BUNDLE, MASK, PLUGINS);

    /** A part of a script; one without an end goes to the end of the script. */
    private record Stretch(String begin, String end) {
        /** The script without it, or null where it is not there exactly once. */
        @Nullable
        String without(String script) {
            int from = script.indexOf(begin);
            int to = end.isEmpty() ? script.length() : script.indexOf(end, Math.max(from, 0));
            boolean once = from >= 0 && to >= 0 && script.indexOf(begin, from + 1) < 0;
            return once ? script.substring(0, from) + script.substring(to) : null;
        }
    }

    private static final Pattern WIDGET =
            Pattern.compile("(?m)^PrimeFaces\\.widget\\.([A-Za-z0-9]+)=PrimeFaces\\.widget\\.[A-Za-z0-9]+\\.extend\\(");

    private WidgetScript() {}

    /** What is delivered of one of the scripts {@link #CUT}. */
    public static String cut(String name, String script) {
        return switch (name) {
            case MASK -> "/* No field of these pages has a mask. */";
            case PLUGINS -> used(script);
            default -> cut(script);
        };
    }

    /** The plugins without what no page uses; all of them where a part is not found (J3). */
    static String used(String plugins) {
        String left = plugins;
        for (Stretch unused : NOT_USED) {
            String shorter = unused.without(left);
            if (shorter == null) {
                return plugins;
            }
            left = shorter;
        }
        return left;
    }

    /** What stands before the first widget, and the widgets in use; all of it where one of them is not found (J3). */
    static String cut(String bundle) {
        List<MatchResult> widgets = WIDGET.matcher(bundle).results().toList();
        Set<String> wanted = COMPONENTS.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        long found = widgets.stream()
                .filter(widget -> wanted.contains(widget.group(1)))
                .count();
        if (found != wanted.size()) {
            return bundle;
        }
        StringBuilder cut = new StringBuilder(bundle.substring(0, widgets.get(0).start()));
        for (int i = 0; i < widgets.size(); i++) {
            if (wanted.contains(widgets.get(i).group(1))) {
                int end = i + 1 < widgets.size() ? widgets.get(i + 1).start() : bundle.length();
                cut.append(bundle, widgets.get(i).start(), end);
            }
        }
        return cut.toString();
    }
}
