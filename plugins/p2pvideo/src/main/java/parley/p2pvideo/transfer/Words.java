package parley.p2pvideo.transfer;

import java.util.ArrayList;
import java.util.List;

/** Turns the beginning of a digest into words that are easy to say and hard to mix up. */
final class Words {
    /** How many words are shown: 32 bits, enough because the sender commits to its key before it sees the other. */
    static final int SHOWN = 4;

    private static final List<String> LIST = List.of("""
            acid acorn actor agent alarm album alley amber anchor angel ankle apple apron arch arrow atlas attic
            autumn axis badge baker bamboo banjo barn basil basket beach bean bear bell berry bike birch bird
            bison blade blanket boat bonus book boot bottle bowl brick bridge broom brush bucket butter cabin
            cable cactus camel camera candle canoe canvas carbon cargo carpet carrot castle cedar cellar cello
            chalk cherry chess circus clay cliff clock cloud clover coast cobalt cocoa coffee comet copper coral
            cotton cradle crane crayon cricket crown crystal daisy dawn delta desert diamond dolphin donkey
            dragon drum eagle easel echo elbow ember engine falcon feather fern fiddle field finger flame flint
            flute forest fossil fountain fox galaxy garden garlic gate ghost ginger glacier glove goat grape
            gravel guitar hammer harbor harp hazel helmet heron hill honey horse igloo indigo iris island ivory
            jacket jaguar jelly jungle juniper kayak kettle kite kitten ladder lagoon lantern lava lemon lentil
            lily linen lion lizard lobster lotus magnet mango maple marble meadow melon mint mirror monkey moon
            moss motor muffin museum nectar needle nest noodle north nutmeg oak oasis ocean olive onion opal
            orange orchid otter owl oyster panda paper parrot peach peanut pearl pebble pepper piano pigeon
            pillow pine pirate planet plum pocket poem pond poppy potato prairie prism pumpkin quartz quill
            rabbit radar radio raven ribbon river robin rocket rose saddle sail salmon sand saturn seal shadow
            shell silver snow spider
            squirrel stone storm sugar summit swan table temple tiger tomato tower trumpet tulip velvet violin walnut
            willow
            """.strip().split("\\s+"));

    private Words() {
    }

    /** One word for each of the first bytes. */
    static List<String> of(Bytes32 digest) {
        byte[] bytes = digest.bytes();
        List<String> words = new ArrayList<>();
        for (int i = 0; i < SHOWN; i++) {
            words.add(LIST.get(Byte.toUnsignedInt(bytes[i])));
        }
        return List.copyOf(words);
    }

    /** All 256. */
    static List<String> all() {
        return LIST;
    }
}
