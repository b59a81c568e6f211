package volscope.sim.thin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import volscope.sim.kernel.SplitMix;

/** B-trees against sorted maps, alone and shared. */
class BTreesTest {

    private static final int KEYS = 3000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void treesHoldWhatMapsHold(long seed) {
        SplitMix random = new SplitMix(seed);
        Nodes nodes = new Nodes(Nodes.Value.EMPTY);
        BTrees trees = new BTrees(nodes);
        List<TreeMap<Long, Long>> maps = new ArrayList<>(List.of(new TreeMap<>()));
        List<Long> roots = new ArrayList<>(List.of(trees.empty(Tree.DETAILS)));
        for (int step = 0; step < 20_000; step++) {
            int which = (int) random.below(roots.size());
            long key = random.below(KEYS);
            if (step % 4000 == 3999) {
                nodes.take(roots.get(which));
                roots.add(roots.get(which));
                maps.add(new TreeMap<>(maps.get(which)));
            } else if (random.below(8) < (step / 5000 % 2 == 0 ? 5 : 2)) {
                roots.set(which, trees.insert(roots.get(which), key, step));
                maps.get(which).put(key, (long) step);
            } else if (maps.get(which).remove(key) != null) {
                roots.set(which, trees.remove(roots.get(which), key));
            }
        }
        for (int i = 0; i < roots.size(); i++) {
            assertThat(contents(trees, roots.get(i))).isEqualTo(maps.get(i));
            OptionalLong last = maps.get(i).isEmpty() ? OptionalLong.empty() : OptionalLong.of(maps.get(i).lastKey());
            assertThat(trees.last(roots.get(i))).isEqualTo(last);
        }
        assertUsers(nodes, roots);
        roots.forEach(nodes::drop);
        assertThat(nodes.size()).isZero();
        assertThat(nodes.crowded()).isZero();
    }

    private static Map<Long, Long> contents(BTrees trees, long root) {
        Map<Long, Long> all = new TreeMap<>();
        for (var entry = trees.next(root, 0); entry.isPresent(); entry = trees.next(root, entry.get().key() + 1)) {
            all.put(entry.get().key(), entry.get().value());
            assertThat(trees.find(root, entry.get().key())).hasValue(entry.get().value());
        }
        return all;
    }

    /** Each node is held as often as something points at it, and none is too full, nor, below a root, too empty. */
    private static void assertUsers(Nodes nodes, List<Long> roots) {
        Map<Long, Integer> users = new HashMap<>();
        roots.forEach(root -> users.merge(root, 1, Integer::sum));
        nodes.publish().held().forEach((number, held) -> {
            Node node = held.node();
            assertThat(node.room()).isNotNegative();
            for (int i = 0; i < node.size() && !node.isLeaf(); i++) {
                users.merge(node.value(i), 1, Integer::sum);
                Node child = nodes.get(node.value(i));
                assertThat(child.size()).isGreaterThanOrEqualTo(child.mergeThreshold());
                assertThat(child.key(0)).isGreaterThanOrEqualTo(node.key(i));
            }
        });
        Map<Long, Integer> held = new HashMap<>();
        nodes.publish().held().forEach((number, one) -> held.put(number, one.users()));
        assertThat(held).isEqualTo(users);
    }

    @ParameterizedTest
    @EnumSource(names = {"DETAILS", "BITMAPS", "COUNTS"})
    void theFormulaCountsTheNodesOfAscendingKeys(Tree tree) {
        Nodes nodes = new Nodes(Nodes.Value.EMPTY);
        BTrees trees = new BTrees(nodes);
        long root = trees.empty(tree);
        for (long key = 0; key < 20_000; key++) {
            assertThat(tree.nodes(key)).as("%d entries", key).isEqualTo(nodes.size());
            root = trees.insert(root, key, 0);
        }
    }

    @Test
    void aSharedSiblingGivesNothingAway() {
        Nodes nodes = new Nodes(Nodes.Value.EMPTY);
        BTrees trees = new BTrees(nodes);
        long root = trees.empty(Tree.DETAILS);
        for (long key = 0; key < 127; key++) {
            root = trees.insert(root, key, 0);
        }
        assertThat(nodes.size()).as("two leaves under a root").isEqualTo(3);
        nodes.take(root);
        long changed = trees.insert(root, 127, 0);
        assertThat(nodes.size()).as("a root and a leaf are copied, the other leaf is shared").isEqualTo(5);
        for (long key = 128; key <= 190; key++) {
            changed = trees.insert(changed, key, 0);
        }
        assertThat(contents(trees, changed)).hasSize(191);
        assertThat(contents(trees, root)).hasSize(127);
        assertUsers(nodes, List.of(root, changed));
    }
}
