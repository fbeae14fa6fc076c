// yaml_only FILE: reads a file with libyaml and throws all events away: what parsing alone costs.
#include <yaml.h>

#include <cstdio>

int main(int argc, char** argv) {
    std::FILE* file = argc > 1 ? std::fopen(argv[1], "rb") : nullptr;
    if (file == nullptr) {
        return 2;
    }
    yaml_parser_t parser;
    yaml_parser_initialize(&parser);
    yaml_parser_set_input_file(&parser, file);
    bool open = true;
    while (open) {
        yaml_event_t event;
        if (yaml_parser_parse(&parser, &event) == 0) {
            return 1;
        }
        open = event.type != YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    std::fclose(file);
}
