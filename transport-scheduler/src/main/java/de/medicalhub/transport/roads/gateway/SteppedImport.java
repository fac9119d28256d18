package de.medicalhub.transport.roads.gateway;

import com.graphhopper.GraphHopper;
import com.graphhopper.routing.ch.PrepareContractionHierarchies;
import com.graphhopper.storage.CHConfig;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** GraphHopper's import, which says what it begins: it knows no progress of its own. */
final class SteppedImport extends GraphHopper {
    private static final int READ = 1;
    private static final int INDEX = 2;
    private static final int FIRST_PROFILE = 3;

    private final IntConsumer step;

    SteppedImport(IntConsumer step) {
        this.step = step;
    }

    @Override
    protected void importOSM() {
        step.accept(READ);
        super.importOSM();
    }

    @Override
    protected void postProcessing(boolean closeEarly) {
        step.accept(INDEX);
        super.postProcessing(closeEarly);
    }

    @Override
    protected Map<String, PrepareContractionHierarchies.Result> prepareCH(boolean closeEarly, List<CHConfig> configs) {
        Map<String, PrepareContractionHierarchies.Result> made = new HashMap<>();
        List<CHConfig> left = new ArrayList<>(configs);
        for (int i = 0; i < left.size(); i++) {
            step.accept(FIRST_PROFILE + i);
            made.putAll(super.prepareCH(closeEarly, List.of(left.get(i))));
        }
        return made;
    }
}
